import Testing

@testable import DatagridAPI

/// Lists and the redirect URL of a connection.
struct ListTests {
  private func page(_ data: String, hasMore: Bool) -> String {
    answer("200 OK", #"{"object":"list","data":[\#(data)],"has_more":\#(hasMore)}"#)
  }

  @Test(arguments: [
    (KnowledgeQuery(), ""),
    (KnowledgeQuery(limit: 100), "?limit=100"),
    (KnowledgeQuery(limit: 1, after: "kn_1"), "?limit=1&after=kn_1"),
    (KnowledgeQuery(after: "a&b=c d"), "?after=a%26b%3Dc%20d"),
    (KnowledgeQuery(parent: .root), "?parent%5Btype%5D=root"),
    (
      KnowledgeQuery(parent: .page("pg/1")),
      "?parent%5Btype%5D=page&parent%5Bpage_id%5D=pg%2F1"
    ),
  ])
  func `a list is a GET whose query says which part`(query: KnowledgeQuery, text: String)
    async throws
  {
    let server = RawServer(answer: page("", hasMore: false))
    _ = try await client(of: server).listKnowledge(query)
    #expect(server.requests.first?.requestLine == "GET /v1/knowledge\(text) HTTP/1.1")
  }

  @Test func `a page holds its knowledge in order, and whether more follows`() async throws {
    let server = RawServer(answer: page(#"{"id":"kn_2"},{"id":"kn_1"}"#, hasMore: true))
    let page = try await client(of: server).listKnowledge().body
    #expect(page.items.map(\.id) == ["kn_2", "kn_1"])
    #expect(page.hasMore)
  }

  @Test func `a list that does not say whether more follows has said all`() async throws {
    let server = RawServer(answer: answer("200 OK", #"{"data":[]}"#))
    #expect(try await client(of: server).listKnowledge().body.hasMore == false)
  }

  @Test(arguments: [
    (knowledgeJSON, "an object without the list that it should hold"), ("[]", "a list"),
    (#"{"data":[{"name":"no id"}]}"#, "an object without an id"),
    (#"{"data":{}}"#, "an object without the list that it should hold"),
  ])
  func `what is not a list of knowledge is an error that says so`(body: String, found: String)
    async throws
  {
    let client = try client(of: RawServer(answer: answer("200 OK", body)))
    let error = try await thrown(AnswerError.self) { try await client.listKnowledge() }
    guard case .wrongShape(found, _) = error.problem else {
      Issue.record("\(error.problem)")
      return
    }
  }

  @Test func `a connection is asked for in JSON, and answers where to go`() async throws {
    let server = RawServer(
      answer: answer(
        "201 Created", #"{"object":"redirect_url","redirect_url":"https://a.example/b"}"#))
    let redirect = try await client(of: server).connectKnowledge("c \"1\"\n").body
    #expect(redirect.text == "https://a.example/b")
    let request = try #require(server.requests.first)
    #expect(request.requestLine == "POST /v1/knowledge/connect HTTP/1.1")
    #expect(request.header("Content-Type") == "application/json")
    #expect(request.header("Expect") == nil)
    #expect(String(decoding: request.body, as: UTF8.self) == #"{"connection_id":"c \"1\"\n"}"#)
  }

  @Test func `an answer without an address is an error, and nothing may have been done`()
    async throws
  {
    let client = try client(of: RawServer(answer: answer("201 Created", #"{"redirect_url":""}"#)))
    let error = try await thrown(AnswerError.self) { try await client.connectKnowledge("c") }
    #expect(
      error.problem
        == .wrongShape(found: "an object without an address", expected: "a redirect URL"))
    #expect(!error.mayHaveTakenEffect)
  }

  @Test func `a connection without an identifier is refused unsent`() async throws {
    let server = RawServer(answer: found)
    await #expect(throws: RequestError.emptyConnection) {
      try await client(of: server).connectKnowledge("")
    }
    #expect(server.acceptedConnections == 0)
  }
}
