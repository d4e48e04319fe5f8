import Testing

@testable import DatagridAPI

/// A call of the client, and the request line that it makes.
private struct Call: Sendable, CustomTestStringConvertible {
  let line: String
  let answer: String
  let send: @Sendable (DatagridClient) async throws -> Void

  init(
    _ line: String, _ answer: String = #"{"data":[]}"#,
    send: @escaping @Sendable (DatagridClient) async throws -> Void
  ) {
    self.line = line
    self.answer = answer
    self.send = send
  }

  var testDescription: String { line }
}

/// What each endpoint puts on the wire; the lines are those of the official Python client, which
/// writes blanks of a query as `+`.
struct EndpointTests {

  @Test(arguments: [
    Call("DELETE /v1/knowledge/a%20b", "") { _ = try await $0.deleteKnowledge("a b") },
    Call("POST /v1/knowledge/a%2Fb/reindex", "") { _ = try await $0.reindexKnowledge("a/b") },
    Call("GET /v1/tables?knowledge_id=kn%2F1&limit=100&after=t%201") {
      _ = try await $0.listTables(of: "kn/1", ListQuery(limit: 100, after: "t 1"))
    },
    Call("GET /v1/tables/t%2F1/records?limit=1000&next=a%2Bb%3D") {
      _ = try await $0.listRecords(of: "t/1", RecordQuery(limit: 1000, next: "a+b="))
    },
    Call("GET /v1/tables/t/records") { _ = try await $0.listRecords(of: "t") },
    Call(
      "GET /v1/search?query=late%20fees%20%26%20more&knowledge_ids=a%2Cb&limit=3&next=n"
        + "&record_types=rows%2Ctables"
    ) {
      _ = try await $0.search(
        SearchQuery(
          "late fees & more", in: ["a", "b"], limit: 3, next: "n", recordTypes: ["rows", "tables"]))
    },
    Call("GET /v1/search?query=a") { _ = try await $0.search(SearchQuery("a")) },
    Call("GET /v1/connections?limit=100") {
      _ = try await $0.listConnections(ListQuery(limit: 100))
    },
    Call("GET /v1/pages?limit=2&after=p") {
      _ = try await $0.listPages(ListQuery(limit: 2, after: "p"))
    },
    Call("GET /v1/identity", #"{"object":"identity","user_id":"u"}"#) {
      _ = try await $0.identity()
    },
    Call("GET /v1/organization/credits", #"{"remaining":1}"#) { _ = try await $0.credits() },
  ])
  private func `each call is the request that the official client sends`(call: Call) async throws {
    let server = RawServer(answer: answer("200 OK", call.answer))
    try await call.send(try client(of: server))
    let request = try #require(server.requests.first)
    #expect(request.requestLine == call.line + " HTTP/1.1")
    #expect(request.body.isEmpty)
    #expect(request.header("Authorization") == "Bearer \(testKey)")
    #expect(request.header("Content-Type") == nil)
  }

  @Test(arguments: [
    "HTTP/1.1 204 No Content\r\n\r\n", answer("200 OK", ""), answer("200 OK", #"{"deleted":true}"#),
  ])
  func `a delete is content with any answer of success`(text: String) async throws {
    let server = RawServer(answer: text)
    _ = try await client(of: server).deleteKnowledge("kn_1")
    #expect(server.requests.first?.requestLine == "DELETE /v1/knowledge/kn_1 HTTP/1.1")
  }

  @Test func `a web page is no answer to a delete`() async throws {
    let client = try client(
      of: RawServer(answer: answer("200 OK", "<html>Log in</html>", type: "text/html")))
    let error = try await thrown(AnswerError.self) { try await client.deleteKnowledge("kn_1") }
    #expect(error.problem == .html)
  }

  @Test func `an answer without a body is still none where an object was asked for`() async throws {
    let client = try client(of: RawServer(answer: "HTTP/1.1 204 No Content\r\n\r\n"))
    let error = try await thrown(AnswerError.self) { try await client.retrieveKnowledge("kn_1") }
    #expect(error.problem == .empty)
  }

  @Test func `a reindex whose answer is lost may have begun a run, a delete is sent again`()
    async throws
  {
    let silent: [RawServer.Step] = [.readRequest]
    let error = try await thrown(ConnectionError.self) {
      try await client(of: RawServer([silent])).reindexKnowledge("kn_1")
    }
    #expect(error.mayHaveTakenEffect)
    let other = try await thrown(ConnectionError.self) {
      try await client(of: RawServer([silent])).deleteKnowledge("kn_1")
    }
    #expect(!other.mayHaveTakenEffect)
  }

  @Test func `a page of rows says how to go on, and holds the rows as they came`() async throws {
    let row = #"{"object":"record","id":"r_1","data":{"city":"Oslo","new":[1]}}"#
    let server = RawServer(
      answer: answer("200 OK", #"{"object":"list","data":[\#(row)],"next":"c_2"}"#))
    let page = try await client(of: server).listRecords(of: "t_1").body
    #expect(page.next == "c_2")
    #expect(page.items.first?.json["data"]?["new"] == .array([.integer(1)]))
  }

  @Test func `a search tells what it cost, and results have no identifier`() async throws {
    let hit = #"{"object":"search_result_item","score":0.5,"content":["a"],"future":1}"#
    let server = RawServer(
      answer: answer("200 OK", #"{"data":[\#(hit)],"credits":{"consumed":0.25}}"#))
    let results = try await client(of: server).search(SearchQuery("a")).body
    #expect(results.creditsConsumed == 0.25)
    #expect(results.page.items.first?.json["future"] == .integer(1))
  }

  @Test(arguments: [
    Call("an object of type \"page\"", #"{"data":[{"object":"page","id":"p"}]}"#) {
      _ = try await $0.listTables(of: "kn")
    },
    Call("an object without an id", #"{"data":[{"object":"record","data":{}}]}"#) {
      _ = try await $0.listRecords(of: "t")
    },
    Call("a list", "[]") { _ = try await $0.listTables(of: "kn") },
    Call("an object without the list that it should hold", #"{"data":{}}"#) {
      _ = try await $0.search(SearchQuery("a"))
    },
    Call("a text", #"{"data":["a"]}"#) { _ = try await $0.search(SearchQuery("a")) },
    Call("an object without figures", #"{"remaining":"many"}"#) { _ = try await $0.credits() },
    Call("an object without a user", "{}") { _ = try await $0.identity() },
    Call("null", "null") { _ = try await $0.listConnections() },
    Call("a number", #"{"data":[1]}"#) { _ = try await $0.listPages() },
  ])
  private func `what is not what was asked for is an error that says so`(call: Call) async throws {
    let server = RawServer(answer: answer("200 OK", call.answer))
    let error = try await thrown(AnswerError.self) { try await call.send(client(of: server)) }
    guard case .wrongShape(call.line, _) = error.problem else {
      Issue.record("\(error.problem)")
      return
    }
  }

  @Test(arguments: [
    Call("", send: { _ = try await $0.deleteKnowledge("") }),
    Call(".", send: { _ = try await $0.reindexKnowledge(".") }),
    Call("..", send: { _ = try await $0.listTables(of: "..") }),
    Call("..", send: { _ = try await $0.listRecords(of: "..") }),
    Call("", send: { _ = try await $0.updateKnowledge("", KnowledgeUpdate(name: "n")) }),
    Call("", send: { _ = try await $0.search(SearchQuery(" \n")) }),
    Call("", send: { _ = try await $0.search(SearchQuery("a", in: [""])) }),
  ])
  private func `what names no object is refused unsent`(call: Call) async throws {
    let server = RawServer(answer: found)
    await #expect(throws: RequestError.self) { try await call.send(client(of: server)) }
    #expect(server.acceptedConnections == 0)
  }
}
