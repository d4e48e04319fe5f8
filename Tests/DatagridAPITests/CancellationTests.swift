import Testing

@testable import DatagridAPI

/// Requests that are given up by those who made them.
struct CancellationTests {
  private let folder = TemporaryFolder()

  @Test func `a request whose answer never comes ends with its task`() async throws {
    let arrived = Event()
    let server = RawServer([[.readRequest, .run(arrived.happen), .drain]])
    let client = try client(of: server)
    let task = Task { try await client.retrieveKnowledge("kn_1") }
    await arrived.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `an upload that nobody reads ends with its task`() async throws {
    let arrived = Event()
    let ended = Event()
    let server = RawServer([
      [
        .readHeader, .send(goOn), .read(1 << 20), .run(arrived.happen),
        .run { ended.blockingWait() },
      ]
    ])
    let client = try client(of: server)
    let path = folder.largeFile("large.pdf", bytes: 256 << 20)
    let task = Task { try await client.createKnowledge(creation(path)) }
    await arrived.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    ended.happen()
  }

  @Test func `a task that is cancelled before sends nothing`() async throws {
    let server = RawServer(answer: found)
    let client = try client(of: server)
    let begin = Event()
    let task = Task {
      await begin.wait()
      return try await client.retrieveKnowledge("kn_1")
    }
    task.cancel()
    begin.happen()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.acceptedConnections == 0)
  }

  @Test func `others go on when one is cancelled`() async throws {
    let arrived = Event()
    let go = Event()
    let server = RawServer([
      [.readRequest, .run(arrived.happen), .run { go.blockingWait() }, .send(found)],
      [.readRequest, .send(found)],
    ])
    let client = try client(of: server)
    let patient = Task { try await client.retrieveKnowledge("patient") }
    await arrived.wait()
    let hasty = Task { try await client.retrieveKnowledge("hasty") }
    hasty.cancel()
    _ = await hasty.result
    go.happen()
    #expect(try await patient.value.body.id == "kn_1")
  }

  @Test func `a client that goes away takes its connections with it`() async throws {
    let closed = Event()
    let server = RawServer([[.readRequest, .send(found), .drain, .run(closed.happen)]])
    _ = try await client(of: server).retrieveKnowledge("kn_1")
    await closed.wait()
  }
}
