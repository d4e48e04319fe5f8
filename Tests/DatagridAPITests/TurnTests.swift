import Dispatch
import Synchronization
import Testing

@testable import DatagridAPI

/// Transfers that a thread of the caller moves on, in turns.
struct TurnTests {
  @Test func `a request is sent and answered in the caller's turns`() async throws {
    let server = RawServer([[.readRequest, .send(found), .readRequest, .send(found)]])
    let caller = try Caller(of: server)
    for _ in 1...2 { #expect(try await caller.client.retrieveKnowledge("kn_1").status == 200) }
    #expect(server.acceptedConnections == 1)
    caller.end()
  }

  @Test func `a turn without a request under way ends at once`() throws {
    let caller = try Caller(of: RawServer([]), isTakingTurns: false)
    #expect(!caller.client.turn())
    caller.client.close()
    #expect(!caller.client.turn())
  }

  @Test func `a task that is cancelled ends the turn that waits for its answer`() async throws {
    let arrived = Event()
    let server = RawServer([[.readRequest, .run(arrived.happen), .drain]])
    let caller = try Caller(of: server)
    let task = Task { try await caller.client.retrieveKnowledge("kn_1") }
    await arrived.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    caller.end()
  }

  @Test func `closing ends what is under way, and the turn`() async throws {
    let arrived = Event()
    let server = RawServer([[.readRequest, .run(arrived.happen), .drain]])
    let caller = try Caller(of: server)
    let task = Task { try await caller.client.retrieveKnowledge("kn_1") }
    await arrived.wait()
    caller.client.close()
    await #expect(throws: CancellationError.self) { try await task.value }
    caller.end()
  }

  @Test func `many at the same time all end`() async throws {
    let caller = try Caller(
      of: RawServer(Array(repeating: [.readRequest, .send(found)], count: 20)))
    try await withThrowingTaskGroup { group in
      for _ in 1...20 {
        group.addTask { try await caller.client.retrieveKnowledge("kn_1").status }
      }
      for try await status in group { #expect(status == 200) }
    }
    caller.end()
  }
}

/// A thread that does nothing but take turns.
private final class Caller: Sendable {
  let client: DatagridClient
  private let news: DispatchSemaphore
  private let isOver = Atomic(false)

  init(of server: RawServer, isTakingTurns: Bool = true) throws {
    let news = DispatchSemaphore(value: 0)
    self.news = news
    client = DatagridClient(
      try ClientConfiguration(baseURL: server.baseURL, key: APIKey(testKey)), in: .test,
      wakeCaller: { news.signal() })
    guard isTakingTurns else { return }
    DispatchQueue(label: "caller").async { [self] in
      while !isOver.load(ordering: .relaxed) {
        if !client.turn() { news.wait() }
      }
    }
  }

  func end() {
    isOver.store(true, ordering: .relaxed)
    news.signal()
    client.wake()
  }
}
