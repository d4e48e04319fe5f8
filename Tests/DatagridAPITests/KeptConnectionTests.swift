import Testing

@testable import DatagridAPI

/// Connections that are kept for the next request, and what may come on them meanwhile.
struct KeptConnectionTests {
  private let folder = TemporaryFolder()

  @Test func `what comes behind an answer is not taken for the next one`() async throws {
    let other = found.replacing("kn_1", with: "kn_2")
    let server = RawServer([[.readRequest, .send(found + other)], [.readRequest, .send(found)]])
    let client = try client(of: server)
    for _ in 1...2 { #expect(try await client.retrieveKnowledge("kn_1").body.id == "kn_1") }
    #expect(server.acceptedConnections == 2)
  }

  @Test func `what comes unasked on a kept connection is not taken for an answer`() async throws {
    let other = found.replacing("kn_1", with: "kn_2")
    let (answered, sent) = (Event(), Event())
    let server = RawServer([
      [
        .readRequest, .send(found), .run(answered.blockingWait), .send(other), .run(sent.happen),
        .drain,
      ],
      [.readRequest, .send(found)],
    ])
    let client = try client(of: server)
    _ = try await client.retrieveKnowledge("kn_1")
    answered.happen()
    await sent.wait()
    #expect(try await client.retrieveKnowledge("kn_1").body.id == "kn_1")
  }

  /// Some servers say so with an answer before they close.
  @Test(arguments: ["", answer("408 Request Timeout", "")])
  func `a create does not go to connections that the server has closed`(
    goodbye: String
  ) async throws {
    let count = 8
    let all = Barrier(parties: count)
    let closed = Barrier(parties: count + 1)
    let idle: [RawServer.Step] = [
      .readRequest, .run(all.arrive), .send(found), .send(goodbye), .finishSending,
      .run(closed.arrive), .drain,
    ]
    let server = RawServer(
      Array(repeating: idle, count: count) + [[.readRequest, .send(created)]])
    let client = try client(of: server)
    try await withThrowingTaskGroup { group in
      for _ in 1...count { group.addTask { _ = try await client.retrieveKnowledge("kn_1") } }
      try await group.waitForAll()
    }
    closed.arrive()
    _ = try await client.createKnowledge(creation(folder.file("a.txt")))
    #expect(server.requests.count == count + 1)
  }
}
