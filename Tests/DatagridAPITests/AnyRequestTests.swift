import Testing

@testable import DatagridAPI

/// Requests that the user puts together: what they send, and where they may not go.
struct AnyRequestTests {
  private let folder = TemporaryFolder()

  private func recorded(_ request: AnyRequest, answer: String = answer("200 OK", "{}"))
    async throws -> RecordedRequest
  {
    let server = RawServer(answer: answer)
    _ = try await client(of: server).send(request)
    return try #require(server.requests.first)
  }

  @Test(arguments: [
    ("/knowledge", "/v1/knowledge"), ("/knowledge/a%2Fb", "/v1/knowledge/a%2Fb"),
    ("/knowledge/a b", "/v1/knowledge/a%20b"), ("/knowledge/ü", "/v1/knowledge/%C3%BC"),
    ("/knowledge?limit=5&parent[type]=root", "/v1/knowledge?limit=5&parent%5Btype%5D=root"),
    ("/a\\b", "/v1/a%5Cb"), ("/knowledge/", "/v1/knowledge/"), ("/%41", "/v1/%41"),
    ("/evil.example", "/v1/evil.example"), ("/@evil.example", "/v1/@evil.example"),
  ])
  func `a path keeps its encoding and gets what it lacks`(path: String, target: String) async throws
  {
    #expect(
      try await recorded(AnyRequest(.get, path)).requestLine == "GET \(target) HTTP/1.1")
  }

  @Test(arguments: [
    ("", EndpointPath.Problem.notBelowBase), ("knowledge", .notBelowBase),
    ("https://evil.example/v1", .notBelowBase), ("//evil.example/v1", .notBelowBase),
    ("@evil.example", .notBelowBase), (".evil.example", .notBelowBase), ("?a=b", .notBelowBase),
    ("/a//b", .emptySegment), ("/..", .dotSegment), ("/a/../b", .dotSegment),
    ("/a/..%2f..%2Fb", .dotSegment), ("/a/x%5C..", .dotSegment),
    ("/a/%2e%2E/b", .dotSegment), ("/./a", .dotSegment), ("/.%2e?x", .dotSegment),
    ("/a\r\nX: y", .control), ("/a\u{0}", .control), ("/a?b=\u{7f}", .control),
    ("/a%", .percent), ("/a%2", .percent), ("/a%zz", .percent), ("/a?b=%q1", .percent),
    ("/a#b", .fragment),
  ])
  func `a path that could lead elsewhere is refused unsent`(
    path: String, problem: EndpointPath.Problem
  ) async throws {
    let server = RawServer(answer: found)
    await #expect(throws: RequestError.path(problem)) {
      try await client(of: server).send(AnyRequest(.get, path))
    }
    #expect(server.acceptedConnections == 0)
    #expect(!RequestError.path(problem).message.isEmpty)
  }

  @Test func `fields of the query follow those of the path`() async throws {
    var request = AnyRequest(.get, "/search?query=a")
    request.query = [("limit", "5"), ("odd name", "a&b=c")]
    #expect(
      try await recorded(request).requestLine
        == "GET /v1/search?query=a&limit=5&odd%20name=a%26b%3Dc HTTP/1.1")
    request.path = "/search"
    #expect(
      try await recorded(request).requestLine
        == "GET /v1/search?limit=5&odd%20name=a%26b%3Dc HTTP/1.1")
  }

  @Test(arguments: [HTTPMethod.post, .patch, .put, .delete])
  func `a JSON body goes with any method but GET`(method: HTTPMethod) async throws {
    var request = AnyRequest(method, "/pages")
    request.json = try JSON.parse(Array(#"{"name":"N","n":[1,null]}"#.utf8))
    let sent = try await recorded(request)
    #expect(sent.requestLine == "\(method.rawValue) /v1/pages HTTP/1.1")
    #expect(sent.header("Content-Type") == "application/json")
    #expect(String(decoding: sent.body, as: UTF8.self) == #"{"name":"N","n":[1,null]}"#)
  }

  @Test(arguments: HTTPMethod.allCases)
  func `a request without a body says so`(method: HTTPMethod) async throws {
    let sent = try await recorded(AnyRequest(method, "/x"))
    #expect(sent.requestLine == "\(method.rawValue) /v1/x HTTP/1.1")
    #expect(sent.body.isEmpty)
    #expect(sent.header("Transfer-Encoding") == nil)
  }

  @Test func `a form has its fields, then its files`() async throws {
    var request = AnyRequest(.put, "/files")
    request.fields = [("name", "N"), ("a[b]", "c\nd")]
    request.files = [("file", FileUpload(path: folder.file("a.csv", "x")))]
    let sent = try await recorded(request)
    #expect(sent.requestLine == "PUT /v1/files HTTP/1.1")
    #expect(
      sent.normalisedBody.replacing("\r\n", with: "\n") == """
        --BOUNDARY
        Content-Disposition: form-data; name="name"

        N
        --BOUNDARY
        Content-Disposition: form-data; name="a[b]"

        c
        d
        --BOUNDARY
        Content-Disposition: form-data; name="file"; filename="a.csv"
        Content-Type: text/csv

        x
        --BOUNDARY--

        """)
  }

  @Test func `bodies that cannot be meant are refused unsent`() async throws {
    let server = RawServer(answer: found)
    var request = AnyRequest(.get, "/x")
    request.json = .null
    await #expect(throws: RequestError.unexpectedBody(.get)) {
      try await client(of: server).send(request)
    }
    request.method = .post
    request.fields = [("a", "b")]
    await #expect(throws: RequestError.twoBodies) { try await client(of: server).send(request) }
    #expect(server.acceptedConnections == 0)
  }

  @Test func `any JSON is an answer, and none is null`() async throws {
    for (text, value) in [
      (answer("200 OK", "[1]"), JSON.array([.integer(1)])), (answer("200 OK", "7"), .integer(7)),
      ("HTTP/1.1 204 No Content\r\n\r\n", .null),
    ] {
      let server = RawServer(answer: text)
      #expect(try await client(of: server).send(AnyRequest(.get, "/x")).body == value)
    }
  }

  @Test(arguments: [
    ("/knowledge/kn_1?a=b", "/knowledge/{id}"), ("/knowledge/connect", "/knowledge/connect"),
    ("/knowledge/kn_1/reindex", "/knowledge/{id}/reindex"), ("/knowledge", "/knowledge"),
    ("/tables/t/records", "/tables/{id}/records"), ("/agents/a", "/agents/a"),
  ])
  func `a rate limit counts by the endpoint's template`(path: String, endpoint: String) throws {
    #expect(try EndpointPath(path).endpoint == endpoint)
  }
}
