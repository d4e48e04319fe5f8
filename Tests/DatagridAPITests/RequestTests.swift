import Testing

@testable import DatagridAPI

/// Request lines, headers and connections.
struct RequestTests {
  private let folder = TemporaryFolder()

  @Test func `a retrieve is a GET with the key, the agent and nothing superfluous`() async throws {
    let server = RawServer(answer: found)
    let answer = try await client(of: server).retrieveKnowledge("kn_1")
    #expect(
      server.requests.first?.lines == [
        "GET /v1/knowledge/kn_1 HTTP/1.1", "Host: 127.0.0.1:\(server.port)",
        "Authorization: Bearer \(testKey)", "Accept: application/json",
        "User-Agent: gridsh/\(ProductVersion.number)",
      ])
    #expect(answer.status == 200)
    #expect(answer.body.id == "kn_1")
  }

  @Test func `a create is a POST to the collection`() async throws {
    let server = RawServer(answer: created)
    let answer = try await client(of: server).createKnowledge(creation(folder.file("a.txt")))
    let request = try #require(server.requests.first)
    #expect(request.requestLine == "POST /v1/knowledge HTTP/1.1")
    #expect(request.header("Authorization") == "Bearer \(testKey)")
    #expect(request.header("Accept") == "application/json")
    #expect(request.header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
    #expect(answer.status == 201)
  }

  @Test func `a teamspace is named only when one is set`() async throws {
    for teamspace in [nil, "ts_9"] {
      let server = RawServer(answer: found)
      _ = try await client(of: server, teamspace: teamspace).retrieveKnowledge("kn_1")
      #expect(server.requests.first?.header("Datagrid-Teamspace") == teamspace)
    }
  }

  @Test(arguments: [
    ("kn_1", "kn_1"), ("a/b", "a%2Fb"), ("a b", "a%20b"), ("ü", "%C3%BC"), ("50%", "50%25"),
    ("%2e%2e", "%252e%252e"), ("a?b#c", "a%3Fb%23c"), ("...", "..."), ("a\r\nb", "a%0D%0Ab"),
    ("a\u{0}b", "a%00b"), ("-._~", "-._~"), ("a+b&c=d", "a%2Bb%26c%3Dd"),
  ])
  func `an identifier is one segment of the path`(id: String, segment: String) async throws {
    let server = RawServer(answer: found)
    _ = try await client(of: server).retrieveKnowledge(id)
    #expect(server.requests.first?.requestLine == "GET /v1/knowledge/\(segment) HTTP/1.1")
  }

  @Test(arguments: [
    ("", RequestError.emptyIdentifier), (".", .dotIdentifier(".")), ("..", .dotIdentifier("..")),
  ])
  func `an identifier that names another endpoint is refused unsent`(
    id: String, error: RequestError
  ) async throws {
    let server = RawServer(answer: found)
    await #expect(throws: error) { try await client(of: server).retrieveKnowledge(id) }
    #expect(server.acceptedConnections == 0)
  }

  @Test func `a creation without files or without the id of its page is refused unsent`()
    async throws
  {
    let server = RawServer(answer: created)
    let client = try client(of: server)
    await #expect(throws: RequestError.noFiles) {
      try await client.createKnowledge(KnowledgeCreation(files: []))
    }
    await #expect(throws: RequestError.emptyPage) {
      try await client.createKnowledge(
        KnowledgeCreation(files: [FileUpload(path: folder.file("a"))], parent: .page("")))
    }
    #expect(server.acceptedConnections == 0)
  }

  @Test(arguments: [(10 << 10, nil), (2 << 20, "100-continue")])
  func `leave to send is asked for large bodies alone`(bytes: Int, expect: String?) async throws {
    let server = RawServer(answer: created)
    let path = folder.largeFile("file.pdf", bytes: bytes)
    _ = try await client(of: server).createKnowledge(creation(path))
    #expect(server.requests.first?.header("Expect") == expect)
  }

  @Test func `requests after each other share a connection`() async throws {
    let server = RawServer([[.readRequest, .send(created), .readRequest, .send(found)]])
    let client = try client(of: server)
    _ = try await client.createKnowledge(creation(folder.file("a.txt")))
    _ = try await client.retrieveKnowledge("kn_1")
    #expect(server.requests.count == 2)
    #expect(server.acceptedConnections == 1)
  }

  @Test func `requests at the same time do not wait for each other`() async throws {
    let both = Barrier(parties: 2)
    let script: [RawServer.Step] = [.readRequest, .run(both.arrive), .send(found)]
    let server = RawServer([script, script])
    let client = try client(of: server)
    async let first = client.retrieveKnowledge("a")
    async let second = client.retrieveKnowledge("b")
    _ = try await (first, second)
    #expect(server.acceptedConnections == 2)
  }

  @Test func `an answer carries its headers and the time of its request`() async throws {
    let before = ContinuousClock.now
    let server = RawServer(
      answer: answer(
        "200 OK", knowledgeJSON,
        headers: ["X-Request-ID: req_1", "x-limit:  7 ", " : folded", ": nameless"]))
    let answer = try await client(of: server).retrieveKnowledge("kn_1")
    #expect(answer.requestID == "req_1")
    #expect(answer.headers["X-LIMIT"] == "7")
    #expect(answer.headers["absent"] == nil)
    #expect(answer.headers[""] == nil)
    #expect((before...ContinuousClock.now).contains(answer.began))
  }

  @Test func `interim answers and trailers leave no trace`() async throws {
    let server = RawServer(
      answer: "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Late\r\n\r\n"
        + String(knowledgeJSON.utf8.count, radix: 16) + "\r\n\(knowledgeJSON)\r\n"
        + "0\r\nX-Late: 1\r\n\r\n")
    let answer = try await client(of: server).retrieveKnowledge("kn_1")
    #expect(answer.status == 200)
    #expect(answer.headers["X-Early"] == nil)
    #expect(answer.headers["X-Late"] == nil)
  }
}
