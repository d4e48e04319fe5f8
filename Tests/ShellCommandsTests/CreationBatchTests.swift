import CommandLanguage
import Synchronization
import TestSupport
import Testing

@testable import ShellCommands

@Suite("Several creations at once")
struct CreationBatchTests {
  /// What is under way, and how much of it there was at most.
  private final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0, begun: [Int]()))
    var most: Int { state.withLock { $0.most } }
    var begun: [Int] { state.withLock { $0.begun } }

    func enter(_ place: Int) {
      state.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
        $0.begun.append(place)
      }
    }

    func leave() { state.withLock { $0.now -= 1 } }
  }

  private static func made(_ place: Int) -> KnowledgeMaker.Made {
    KnowledgeMaker.Made(
      handle: ObjectHandle(
        kind: .knowledge, id: "kn_\(place)", record: Record([]), requested: .now, answered: .zero),
      isNew: true)
  }

  /// The outcomes of so many, each in a word.
  private func run(
    _ count: Int, width: Int, clock: any SessionClock = RealClock(),
    make: @escaping @Sendable (Int) async throws -> KnowledgeMaker.Made
  ) async -> [String] {
    await CreationBatch(clock: clock, width: width, make: make)
      .run(Array(0..<count), after: .init(repeating: .untried, count: count))
      .map { outcome in
        switch outcome {
        case .made(let handle, _): handle.id
        case .failed(let failure): failure.kind
        case .interrupted: "interrupted"
        case .unsent: "unsent"
        case .untried: "untried"
        }
      }
  }

  @Test("no more run than there may, and the results stand in their order", arguments: [1, 3, 16])
  func width(width: Int) async {
    let gauge = Gauge()
    let outcomes = await run(40, width: width) { place in
      gauge.enter(place)
      for _ in 0..<(place % 5) { await Task.yield() }
      gauge.leave()
      return Self.made(place)
    }
    #expect(outcomes == (0..<40).map { "kn_\($0)" })
    #expect(gauge.most <= width)
    #expect(gauge.begun.count == 40)
  }

  @Test("one that fails does not keep the others from being made")
  func failing() async {
    let outcomes = await run(4, width: 2) { place in
      if place == 1 { throw Failure("too large", kind: "payload_too_large", status: 413) }
      return Self.made(place)
    }
    #expect(outcomes == ["kn_0", "payload_too_large", "kn_2", "kn_3"])
  }

  @Test(
    "an error that would come for all lets no more begin",
    arguments: [
      Failure("no key", kind: "unauthorized", category: .authentication, status: 401),
      Failure("no credits", kind: "out_of_credits", category: .limit, status: 402),
      Failure("no connection", kind: "connection_failed", category: .network),
      Failure("no ledger", kind: "ledger_failed"),
    ])
  func ending(failure: Failure) async {
    let outcomes = await run(5, width: 1) { place in
      if place == 1 { throw failure }
      return Self.made(place)
    }
    #expect(outcomes == ["kn_0", failure.kind, "untried", "untried", "untried"])
  }

  @Test("a rate limit, or what only one file brings, does not")
  func passing() async {
    let outcomes = await run(3, width: 1) { place in
      if place == 0 {
        throw Failure("slowly", kind: "rate_limit_exceeded", category: .limit, status: 429)
      }
      return Self.made(place)
    }
    #expect(outcomes == ["rate_limit_exceeded", "kn_1", "kn_2"])
  }

  @Test("when the task is cancelled no more begin, and what was made is told")
  func cancelled() async {
    let task = Task {
      await run(10, width: 1) { place in
        if place == 2 {
          withUnsafeCurrentTask { $0?.cancel() }
          throw CancellationError()
        }
        return Self.made(place)
      }
    }
    let outcomes = await task.value
    #expect(outcomes[...2] == ["kn_0", "kn_1", "interrupted"])
    let whole = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await run(3, width: 2) { Self.made($0) }
    }
    #expect(await whole.value == ["untried", "untried", "untried"])
  }

  @Test("simulated time goes on while all wait, and not while one has something to do")
  func simulated() async throws {
    let clock = SimulatedClock()
    clock.enter()
    let outcomes = await run(6, width: 3, clock: clock) { place in
      try await clock.sleep(for: .seconds(place + 1))
      return Self.made(place)
    }
    #expect(outcomes.count == 6)
    // Three at a time: 1 + 4, 2 + 5, 3 + 6 seconds.
    #expect(clock.now - SimulatedClock.beginning == .seconds(9))
    clock.leave()
  }
}
