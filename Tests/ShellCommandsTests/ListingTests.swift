import TestSupport
import Testing

/// How much the commands that give lists ask for.
@Suite("Lists of the service")
struct ListingTests {
  /// The requests that a statement makes.
  private func requests(of input: String) async throws -> [String] {
    try await TranscriptSession.with(.standIn()) { session in
      let before = session.standIn?.requests.count ?? 0
      _ = session.run(input)
      return Array(session.standIn?.requests.dropFirst(before) ?? [])
    }
  }

  @Test(
    "rows come in the largest pages, and no more than `first` takes",
    arguments: [
      (
        "rows tb_numbers01 | count",
        ["limit=1000", "limit=1000&next=1000", "limit=1000&next=2000"]
      ),
      ("rows tb_numbers01 | first 5", ["limit=5"]), ("rows tb_numbers01 | first", ["limit=1"]),
      ("rows tb_numbers01 | where data.n == \"3\" | first", ["limit=1000"]),
      ("rows tb_numbers01 | first 1500 | count", ["limit=1000", "limit=1000&next=1000"]),
      ("rows tb_numbers01 | first 0", []),
    ])
  func rows(input: String, queries: [String]) async throws {
    let path = "GET /tables/tb_numbers01/records?"
    #expect(try await requests(of: input) == queries.map { path + $0 })
  }

  @Test("a knowledge is asked once for its only table")
  func onlyTable() async throws {
    #expect(
      try await requests(of: "k = retrieve kn_numbers01; rows k | first 1500 | count") == [
        "GET /knowledge/kn_numbers01", "GET /tables?knowledge_id=kn_numbers01&limit=100",
        "GET /tables/tb_numbers01/records?limit=1000",
        "GET /tables/tb_numbers01/records?limit=1000&next=1000",
      ])
  }

  @Test(
    "other lists end where the service says that no more follows",
    arguments: [
      ("list", ["/knowledge?limit=100"]),
      (
        "list --page page_sales01",
        [
          "/knowledge?limit=100&parent%5Btype%5D=page&parent%5Bpage_id%5D=page_sales01"
        ]
      ),
      ("list --name nothing", ["/knowledge?limit=100"]),
      ("connections", ["/connections?limit=100"]), ("pages", ["/pages?limit=100"]),
      ("tables kn_handbook1", ["/tables?knowledge_id=kn_handbook1&limit=100"]),
      (
        "search a b --in kn_handbook1 --in kn_numbers01 --limit 3",
        [
          "/search?query=a%20b&knowledge_ids=kn_handbook1%2Ckn_numbers01&limit=3"
        ]
      ),
    ])
  func lists(input: String, targets: [String]) async throws {
    #expect(try await requests(of: input) == targets.map { "GET " + $0 })
  }

  @Test("an object that two answers are about is one value")
  func handles() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      let shown = session.run("a = (pages)[0]; b = (pages)[0]; print a == b, a, b.name")
      #expect(shown == ["true page_sales01 Sales"])
      let results = session.run("r = search late; print r[0] == r[0], r[0] == (search late)[0]")
      #expect(results.last == "true false")
    }
  }

  @Test("a key that ignores the teamspace of the environment is told of")
  func teamspace() async throws {
    let ask = "print (whoami).user_id"
    let foreign = try await TranscriptSession.run([ask], on: .standIn(teamspace: "ts_other01"))
    #expect(
      foreign[0] == [
        "the key works in ts_home01, and not in ts_other01, which the session asks for",
        "user_ann01",
      ])
    let own = try await TranscriptSession.run([ask], on: .standIn(teamspace: "ts_home01"))
    #expect(own[0] == ["user_ann01"])
  }
}
