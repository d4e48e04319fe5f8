import Testing

@testable import DatagridAPI

/// How the answers of a server feed the budget, and what requests do by it.
struct RateBudgetTests {
  private let time = TestTime()

  private func answer(_ remaining: Int, of limit: Int, _ more: String...) -> RawServer.Step {
    let headers =
      ["X-RateLimit-Limit: \(limit)", "X-RateLimit-Remaining: \(remaining)"] + more
    return .send(DatagridAPITests.answer("200 OK", knowledgeJSON, headers: headers))
  }

  private func retrieve(_ count: Int, from server: RawServer) async throws -> DatagridClient {
    let client = try client(of: server, in: time.context)
    for _ in 0..<count { _ = try await client.retrieveKnowledge("kn_1") }
    return client
  }

  @Test func `the request that is one too many waits for the first to count no more`() async throws
  {
    let server = RawServer([
      [
        .readRequest, answer(1, of: 2), .readRequest, answer(0, of: 2, "Retry-After: 60"),
        .readRequest, answer(1, of: 2),
      ]
    ])
    _ = try await retrieve(3, from: server)
    #expect(time.sleeps.reduce(.zero, +) == .seconds(60))
  }

  @Test func `a wait of some seconds is told once`() async throws {
    let server = RawServer([
      [.readRequest, answer(0, of: 1), .readRequest, answer(0, of: 1)]
    ])
    _ = try await retrieve(2, from: server)
    #expect(time.waits.map(\.duration) == [.seconds(60)])
    guard case .rateLimit("GET /knowledge/{id}") = time.waits.first?.cause else {
      Issue.record("\(time.waits)")
      return
    }
  }

  @Test func `endpoints do not hold each other up`() async throws {
    let list = DatagridAPITests.answer("200 OK", #"{"object":"list","data":[],"has_more":false}"#)
    let server = RawServer([
      [.readRequest, answer(0, of: 1), .readRequest, .send(list), .readRequest, answer(0, of: 1)]
    ])
    let client = try await retrieve(1, from: server)
    _ = try await client.listKnowledge()
    #expect(time.sleeps.isEmpty)
  }

  @Test func `the server's clock decides how long it is until a reset`() async throws {
    let server = RawServer([
      [
        .readRequest,
        answer(
          7, of: 9, "Date: Sun, 06 Nov 1994 08:49:37 GMT",
          // 23 s after that date, and decades before this clock's time.
          "X-RateLimit-Reset: 784111800"),
      ]
    ])
    let client = try await retrieve(1, from: server)
    let entry = try #require(client.budget.entries.first)
    #expect(entry.endpoint == "GET /knowledge/{id}")
    #expect(entry.resetsAt == time.now + .seconds(23))
  }

  @Test func `numbers that do not fit together do no harm`() async throws {
    let server = RawServer([
      [
        .readRequest, answer(.max, of: 0), .readRequest, answer(.max, of: 0), .readRequest,
        answer(0, of: .max),
      ]
    ])
    let client = try await retrieve(3, from: server)
    #expect(client.budget.entries.map(\.limit.limit) == [.max])
  }

  @Test func `a task that is cancelled waits no more`() async throws {
    let waiting = Event()
    var context = time.context
    context.sleep = { _ in
      waiting.happen()
      try await Task.sleep(for: .seconds(3600))
    }
    let server = RawServer([[.readRequest, answer(0, of: 1), .drain]])
    let client = try client(of: server, in: context)
    _ = try await client.retrieveKnowledge("kn_1")
    let task = Task { try await client.retrieveKnowledge("kn_2") }
    await waiting.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.requests.count == 1)
  }
}
