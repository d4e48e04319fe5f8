import Testing

@testable import DatagridAPI

/// Ways to the server that fail.
struct ConnectionTests {
  private let folder = TemporaryFolder()

  private func error(
    creating path: String, on server: RawServer, timeouts: Timeouts = Timeouts()
  ) async throws -> ConnectionError {
    try await thrown(ConnectionError.self) {
      try await client(of: server, timeouts: timeouts).createOnce(creation(path))
    }
  }

  @Test func `a refused connection is told apart and leaves nothing open`() async throws {
    let server = RawServer([])
    server.stop()
    let error = try await error(creating: folder.file("a.txt"), on: server)
    #expect(error.problem == .refused)
    #expect(!error.mayHaveTakenEffect)
    #expect(error.message.contains("127.0.0.1:\(server.port) refused the connection"))
  }

  @Test func `a handshake that never ends runs into the limit on connecting`() async throws {
    let server = RawServer([[.drain]])
    let baseURL = "https://127.0.0.1:\(server.port)"
    let limit = Duration.milliseconds(50)
    let error = try await thrown(ConnectionError.self) {
      try await client(of: baseURL, timeouts: Timeouts(connect: limit)).retrieveKnowledge("kn_1")
    }
    #expect(error.problem == .connectTimeout(limit))
  }

  @Test func `a connection lost in the body leaves nothing open`() async throws {
    let server = RawServer([[.readHeader, .send(goOn), .read(1 << 20), .reset]])
    let path = folder.largeFile("large.pdf", bytes: 64 << 20)
    let error = try await error(creating: path, on: server)
    #expect(error.problem == .lost)
    #expect(!error.mayHaveTakenEffect)
  }

  @Test(arguments: [[RawServer.Step.readRequest], [.readRequest, .reset]])
  func `a connection lost after the body leaves a create open`(
    script: [RawServer.Step]
  ) async throws {
    let server = RawServer([script])
    let error = try await error(creating: folder.file("a.txt"), on: server)
    #expect(error.problem == .lost)
    #expect(error.mayHaveTakenEffect)
    #expect(error.message.contains("look before you send it again"))
  }

  @Test func `a server that falls silent after the body leaves a create open`() async throws {
    let server = RawServer([[.readRequest, .drain]])
    let limit = Duration.milliseconds(50)
    let error = try await error(
      creating: folder.file("a.txt"), on: server, timeouts: Timeouts(uploadSilence: limit))
    #expect(error.problem == .silence(limit))
    #expect(error.mayHaveTakenEffect)
  }

  @Test func `a server that falls silent in its answer is given up`() async throws {
    let server = RawServer([
      [.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), .drain]
    ])
    let limit = Duration.milliseconds(50)
    let error = try await thrown(ConnectionError.self) {
      try await client(of: server, timeouts: Timeouts(silence: limit)).retrieveKnowledge("kn_1")
    }
    #expect(error.problem == .silence(limit))
    #expect(!error.mayHaveTakenEffect)
  }

  @Test func `a body that nobody reads is silence, and nothing is open`() async throws {
    let release = Event()
    let server = RawServer([
      [.readHeader, .send(goOn), .read(1 << 20), .run { release.blockingWait() }]
    ])
    let path = folder.largeFile("large.pdf", bytes: 64 << 20)
    let limit = Duration.milliseconds(50)
    let error = try await error(
      creating: path, on: server, timeouts: Timeouts(uploadSilence: limit))
    release.happen()
    #expect(error.problem == .silence(limit))
    #expect(!error.mayHaveTakenEffect)
  }

  @Test func `a retrieve is sent again when a kept connection turns out to be closed`()
    async throws
  {
    let server = RawServer([
      [.readRequest, .send(found), .readRequest], [.readRequest, .send(found)],
    ])
    let client = try client(of: server)
    _ = try await client.retrieveKnowledge("kn_1")
    _ = try await client.retrieveKnowledge("kn_1")
    #expect(server.requests.count == 3)
  }

  @Test func `a create is never sent twice, not even when a kept connection is closed`()
    async throws
  {
    let server = RawServer([
      [.readRequest, .send(created), .readRequest], [.readRequest, .send(created)],
    ])
    let client = try client(of: server)
    let path = folder.file("a.txt")
    _ = try await client.createOnce(creation(path))
    let error = try await thrown(ConnectionError.self) {
      try await client.createOnce(creation(path))
    }
    #expect(error.problem == .lost)
    #expect(error.mayHaveTakenEffect)
    #expect(server.requests.count == 2)
  }

  @Test func `a create whose body had not begun goes to a new connection`() async throws {
    let server = RawServer([
      [.readRequest, .send(created), .readHeader], [.readRequest, .send(created)],
    ])
    let client = try client(of: server)
    _ = try await client.createKnowledge(creation(folder.file("a.txt")))
    let path = folder.largeFile("large.pdf", bytes: 2 << 20)
    _ = try await client.createKnowledge(creation(path))
    #expect(server.requests.last?.body.count(where: { $0 == 0 }) == 2 << 20)
  }

  @Test func `a server that dislikes the question for leave gets the body without it`()
    async throws
  {
    let server = RawServer([
      [
        .readHeader, .send(answer("417 Expectation Failed", "")),
        .readRequest, .send(created),
      ]
    ])
    let path = folder.largeFile("large.pdf", bytes: 2 << 20)
    _ = try await client(of: server).createKnowledge(creation(path))
    #expect(server.requests.map { $0.header("Expect") } == ["100-continue", nil])
    #expect(server.requests.last?.body.count(where: { $0 == 0 }) == 2 << 20)
  }

  @Test func `a closed client refuses requests and ends those under way`() async throws {
    let arrived = Event()
    let server = RawServer([[.readRequest, .run(arrived.happen), .drain]])
    let client = try client(of: server)
    let pending = Task { try await client.retrieveKnowledge("kn_1") }
    await arrived.wait()
    client.close()
    await #expect(throws: CancellationError.self) { try await pending.value }
    await #expect(throws: RequestError.closed) { try await client.retrieveKnowledge("kn_1") }
    client.close()
  }
}
