import Testing

@testable import DatagridAPI

/// What a client says of its requests, and of their answers.
struct RequestDescriptionTests {
  private let folder = TemporaryFolder()

  private func context(_ record: RequestRecord, leaving: Bool) -> ClientContext {
    var context = ClientContext.test
    context.admits = { record.admit($0, leaving: leaving) }
    return context
  }

  @Test func `a request that is only looked at leaves nothing on the network`() async throws {
    let server = RawServer(answer: created)
    let record = RequestRecord()
    let client = try client(of: server, in: context(record, leaving: false))
    let path = folder.file("a;b.csv", "x\n1\n")
    var wanted = creation(path)
    wanted.name = "Q3"
    wanted.parent = .page("pg 1")
    let previewed = try await thrown(PreviewedRequest.self) {
      try await client.createKnowledge(wanted)
    }
    #expect(previewed.request == record.all[0])
    #expect(server.acceptedConnections == 0)
    let request = previewed.request
    #expect((request.method, request.url) == ("POST", "\(server.baseURL)/knowledge"))
    #expect(
      request.body
        == .form([
          .text(name: "name", value: "Q3"), .text(name: "parent[type]", value: "page"),
          .text(name: "parent[page_id]", value: "pg 1"),
          .file(
            name: "files[]",
            .init(path: path, filename: "a;b.csv", mediaType: "text/csv", size: 4)),
        ]))
  }

  @Test func `no description shows the key`() async throws {
    let server = RawServer(answer: found)
    let record = RequestRecord()
    let client = try client(
      of: server, teamspace: "ts_1", in: context(record, leaving: true))
    _ = try await client.retrieveKnowledge("kn_1")
    var text = ""
    dump(record.all, to: &text)
    #expect(!text.contains(testKey))
    #expect(text.contains("DATAGRID_API_KEY"))
    #expect(record.all[0].headers.contains { $0.name == "Datagrid-Teamspace" && $0.text == "ts_1" })
  }

  @Test func `path and query are decoded`() async throws {
    let record = RequestRecord()
    let client = try client(of: RawServer([]), in: context(record, leaving: false))
    _ = try? await client.retrieveKnowledge("a/b %41?")
    _ = try? await client.listKnowledge(
      KnowledgeQuery(limit: 5, after: "x&y=", parent: .page("ä")))
    #expect(record.all[0].pathSegments == ["knowledge", "a/b %41?"])
    let query = record.all[1].query.map { "\($0.name)=\($0.value)" }
    #expect(query == ["limit=5", "after=x&y=", "parent[type]=page", "parent[page_id]=ä"])
  }

  @Test func `a plus of a query is a blank, and one of a path is itself`() throws {
    let request = Request(.get, "/search", path: "/a+b?query=a+b%2Bc", silence: .seconds(1))
    let description = try RequestDescription(
      request, ClientConfiguration(baseURL: "https://api.example/v1", key: APIKey(testKey)))
    #expect(description.pathSegments == ["a+b"])
    #expect(description.query.map(\.value) == ["a b+c"])
  }

  @Test(arguments: [
    ("/x", "/x"), ("/x?limit=5&flag", "/x?limit=5&flag"),
    (
      "/x?access_token=abc&limit=5&%70assword=x=y",
      "/x?access_token=[hidden]&limit=5&%70assword=[hidden]"
    ),
  ])
  func `an address is shown without what its query calls secret`(path: String, shown: String) throws
  {
    let description = try RequestDescription(
      Request(.get, "/x", path: path, silence: .seconds(1)),
      ClientConfiguration(baseURL: "https://api.example/v1", key: APIKey(testKey)))
    #expect(description.urlWithoutSecrets == "https://api.example/v1" + shown)
  }

  @Test(arguments: [
    ("X-Auth", true), ("Ocp-Apim-Subscription-Key", true), ("X_Session_Id", true),
    ("Set-Cookie", true), ("X-Request-Id", false), ("X-Author", false), ("Keep-Alive", false),
    ("WWW-Authenticate", false),
  ])
  func `headers that open doors are known by their names`(name: String, isSecret: Bool) {
    #expect(HeaderFields.Field(name: name, value: "x").isSecret == isSecret)
  }

  @Test func `a header that holds the key is hidden whatever its name`() throws {
    let headers = try CustomHeaders("X-Debug: k=\(testKey)\nX-Team: blue")
    let configuration = try ClientConfiguration(
      baseURL: "https://api.example/v1", key: APIKey(testKey), customHeaders: headers)
    let request = Request(.get, "/x", silence: .seconds(1))
    let shown = RequestDescription(request, configuration).headers.suffix(2)
    #expect(shown.map { "\($0.name): \($0.shown)" } == ["X-Debug: $X_DEBUG", "X-Team: blue"])
  }

  @Test func `an answer of a million values is shown as it came, unread`() throws {
    let body = Array(("[" + String(repeating: "0,", count: 1 << 20) + "0]").utf8)
    let raw = RawAnswer(
      status: 200, headers: HeaderFields(), body: body, began: .now, mayHaveTakenEffect: false)
    #expect(try AnswerDescription(raw, key: APIKey(testKey)).bodyText(limit: 6) == "[0,0,0")
  }

  @Test func `each try is told, with what came of it`() async throws {
    let server = RawServer([
      [.readRequest, .send(answer("503 Busy", "{}"))], [.readRequest, .reset],
      [.readRequest, .send(found)],
    ])
    let events = EventRecord()
    var context = ClientContext.test
    context.limits = { RequestLimits() }
    context.sleep = { _ in }
    context.observe = { events.note($0) }
    _ = try await client(of: server, in: context).retrieveKnowledge("kn_1")
    #expect(
      events.all == [
        "1 GET /knowledge/kn_1, try 1", "1 503", "2 GET /knowledge/kn_1, try 2",
        "2 ConnectionError", "3 GET /knowledge/kn_1, try 3", "3 200",
      ])
  }

  @Test(arguments: [
    (
      #"{"token":"abc","n":{"api_key":"x","key":"y","secret":null,"password":5}}"#,
      #"{"token":"[hidden]","n":{"api_key":"[hidden]","key":"y","secret":null,"password":5}}"#
    ),
    ("<html>\(testKey)</html>", "<html>[API key]</html>"),
    (#"["\#(testKey)"]"#, #"["[API key]"]"#),
  ])
  func `an answer is shown without what it should not have quoted`(body: String, shown: String) {
    let raw = RawAnswer(
      status: 200, headers: HeaderFields(), body: Array(body.utf8), began: .now,
      mayHaveTakenEffect: false)
    let key = try? APIKey(testKey)
    #expect(key.map { AnswerDescription(raw, key: $0).bodyText(limit: 1000) } == shown)
  }

  @Test func `a key that the limit cuts through is not shown in part`() throws {
    let body = Array(("<" + testKey + ">").utf8)
    let raw = RawAnswer(
      status: 200, headers: HeaderFields(), body: body, began: .now, mayHaveTakenEffect: false)
    for limit in 0...body.count {
      let shown = try AnswerDescription(raw, key: APIKey(testKey)).bodyText(limit: limit)
      #expect(!shown.contains("sk-"), "\(limit): \(shown)")
    }
  }
}
