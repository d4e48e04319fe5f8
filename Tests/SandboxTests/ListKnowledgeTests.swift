import Testing

@testable import Sandbox

@Suite("GET /v1/knowledge")
struct ListKnowledgeTests {
  /// Runs a test on a sandbox that has so many knowledge; gives their ids, the newest first.
  static func run(count: Int, test: (TestSandbox, [String]) throws -> Void) throws {
    try TestSandbox.run { sandbox in
      let ids = try (0..<count).map { index in
        try sandbox.client.create([.file("\(index).txt", "x")]).string("id") ?? ""
      }
      for _ in 0..<count { sandbox.gate.waitForEnd() }
      try test(sandbox, ids.reversed())
    }
  }

  static func ids(_ response: TestResponse) -> [String] {
    guard case .array(let objects)? = response.value("data") else { return [] }
    return objects.compactMap { object in
      guard case .object(let members) = object,
        case .string(let id)? = members.first(where: { $0.name == "id" })?.value
      else { return nil }
      return id
    }
  }

  @Test("an empty list, and the objects of one, are as documented")
  func shape() throws {
    try TestSandbox.run { sandbox in
      let empty = try sandbox.client.request("GET", "/v1/knowledge")
      #expect(empty.status == 200)
      #expect(empty.text == #"{"object":"list","data":[],"has_more":false}"#)
      let learned = try sandbox.learn([.file("a.csv", "n\n1\n2\n"), .file("b.txt", "x")])
      let list = try sandbox.client.request("GET", "/v1/knowledge")
      #expect(list.text == #"{"object":"list","data":[\#(learned.text)],"has_more":false}"#)
    }
  }

  @Test("pages go from the newest to the oldest and back, each id once")
  func paging() throws {
    try Self.run(count: 25) { sandbox, ids in
      let pages: [(query: String, wanted: Range<Int>, hasMore: Bool)] = [
        ("", 0..<20, true),
        ("limit=10", 0..<10, true),
        ("limit=10&after=\(ids[9])", 10..<20, true),
        ("limit=10&after=\(ids[14])", 15..<25, false),
        ("limit=10&after=\(ids[19])", 20..<25, false),
        ("after=\(ids[24])", 0..<0, false),
        ("limit=10&before=\(ids[20])", 10..<20, true),
        ("limit=10&before=\(ids[10])", 0..<10, false),
        ("before=\(ids[3])", 0..<3, false),
        ("before=\(ids[0])", 0..<0, false),
        ("limit=100", 0..<25, false),
        ("limit=25", 0..<25, false),
      ]
      for (query, wanted, hasMore) in pages {
        let response = try sandbox.client.request("GET", "/v1/knowledge?\(query)")
        #expect(response.status == 200, "\(response.text)")
        #expect(Self.ids(response) == Array(ids[wanted]), "\(query)")
        #expect(response.value("has_more") == .bool(hasMore), "\(query)")
      }
    }
  }

  @Test(
    "the root is chosen in each spelling that clients use",
    arguments: [
      "parent[type]=root", "parent%5Btype%5D=root", "parent%5btype%5d=%72oot",
      "&limit=%32&&parent[type]=root&",
    ])
  func root(_ query: String) throws {
    try Self.run(count: 2) { sandbox, ids in
      let list = try sandbox.client.request("GET", "/v1/knowledge?\(query)")
      #expect(Self.ids(list) == ids)
    }
  }

  @Test(
    "what is not documented is refused and says why",
    arguments: [
      ("limit=0", "limit must be a whole number from 1 to 100"),
      ("limit=101", "limit must be a whole number from 1 to 100"),
      ("limit=", "limit must be a whole number from 1 to 100"),
      ("limit=1.5", "limit must be a whole number from 1 to 100"),
      ("limit=+5", "limit must be a whole number from 1 to 100"),
      ("limit=99999999999999999999", "limit must be a whole number from 1 to 100"),
      ("limit=1&limit=2", "limit was sent twice"),
      ("colour=red", "property colour should not exist"),
      ("a+b=1", "property a b should not exist"),
      ("Limit=1", "property Limit should not exist"),
      ("limit=%", "The query is not valid UTF-8 in percent-encoding."),
      ("after=%ff", "The query is not valid UTF-8 in percent-encoding."),
      ("after=kn_none", "after must be the id of a knowledge"),
      ("after", "after must be the id of a knowledge"),
      ("before=kn_none", "before must be the id of a knowledge"),
      ("after=a&before=b", "after and before exclude each other"),
      ("parent[type]=moon", "parent.type must be one of the following values: page, root"),
      ("parent[type]=page", "parent.page_id is required when parent.type is page"),
      ("parent[page_id]=p", "parent.type must be one of the following values: page, root"),
      (
        "parent[type]=root&parent[page_id]=p",
        "parent.page_id should not exist when parent.type is root"
      ),
      ("parent[type]=page&parent[page_id]=p", "parent.page_id must be the id of a page"),
    ])
  func badQuery(_ query: String, _ message: String) throws {
    try TestSandbox.run { sandbox in
      let refused = try sandbox.client.request("GET", "/v1/knowledge?\(query)")
      #expect(refused.status == 400)
      #expect(refused.string("message") == message)
    }
  }

  @Test("the knowledge of a page is listed alone, in one query for each page of ten thousand")
  func store() throws {
    let directory = try StateDirectory(.ephemeral)
    defer { directory.removeIfEphemeral() }
    let store = try #require(try KnowledgeStore(in: directory, cap: .max, migrating: true))
    for number in 1...10_000 {
      let draft = KnowledgeStore.Draft(
        id: "kn_\(number)", name: "n", parent: number % 100 == 0 ? .page(id: "p") : .root,
        tables: [.init(id: "tbl_\(number)", fileName: "f", contentType: nil, size: 1)])
      _ = try store.create(draft, at: Timestamp(milliseconds: 0))
    }
    #expect(try store.hasPage("p"))
    #expect(try !store.hasPage("q"))
    let duration = try ContinuousClock().measure {
      let page = KnowledgeStore.Page(
        filter: .parent(.page(id: "p")), position: .after(9_900), limit: 3)
      let (found, hasMore) = try store.list(page)
      #expect(found.map(\.number) == [9_800, 9_700, 9_600])
      #expect(hasMore)
      var position = KnowledgeStore.Page.Position.newest
      var seen: [Int64] = []
      while true {
        let list = try store.list(.init(filter: .all, position: position, limit: 100))
        guard let last = list.knowledge.last else { break }
        seen += list.knowledge.map(\.number)
        position = .after(last.number)
      }
      #expect(seen == (1...10_000).reversed())
    }
    // A hundred pages; a query that looked at all of them for each would take many seconds.
    #expect(duration < .seconds(5))
  }
}
