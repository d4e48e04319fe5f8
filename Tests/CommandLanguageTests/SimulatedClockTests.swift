import CommandLanguage
import Synchronization
import Testing

@Suite("Simulated time")
struct SimulatedClockTests {
  private let clock = SimulatedClock(startingAt: .seconds(100))

  /// Runs tasks that are all counted before the first begins.
  private func together(_ tasks: (@Sendable () async -> Void)...) async {
    for _ in tasks { clock.enter() }
    await withTaskGroup(of: Void.self) { group in
      for task in tasks {
        group.addTask {
          await task()
          clock.leave()
        }
      }
    }
  }

  @Test("it begins where it is told to, with 2026 unless told otherwise")
  func beginning() {
    #expect(clock.now == .seconds(100))
    #expect(SimulatedClock().now == .seconds(1_767_225_600))
  }

  @Test("it jumps to the instant that the only task waits for")
  func jumps() async throws {
    clock.enter()
    try await clock.sleep(for: .seconds(3600))
    #expect(clock.now == .seconds(3700))
    try await clock.sleep(for: .milliseconds(1))
    #expect(clock.now == .seconds(3700) + .milliseconds(1))
    clock.leave()
  }

  @Test("tasks wake in the order of their instants, whichever fell asleep first")
  func order() async {
    let log = Log()
    await together(
      { await sleep(3, log) }, { await sleep(1, log) }, { await sleep(2, log) })
    #expect(log.all == ["1 at 101.0 seconds", "2 at 102.0 seconds", "3 at 103.0 seconds"])
  }

  private func sleep(_ seconds: Int, _ log: Log) async {
    try? await clock.sleep(for: .seconds(seconds))
    log.add("\(seconds) at \(clock.now)")
  }

  @Test("while one works, time stands still for those who sleep")
  func standsStill() async {
    let log = Log()
    await together(
      {
        try? await clock.sleep(for: .seconds(5))
        log.add("slept")
      },
      {
        for _ in 0..<100 { await Task.yield() }
        log.add("worked at \(clock.now)")
      })
    #expect(log.all == ["worked at 100.0 seconds", "slept"])
  }

  @Test("a sleeper whose task is cancelled wakes at once, and time does not move")
  func cancellation() async {
    clock.enter()
    clock.enter()
    let sleeper = Task { try await clock.sleep(for: .seconds(5)) }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    #expect(clock.now == .seconds(100))
    clock.leave()
    clock.leave()
  }

  @Test("work that is done in time gives its result, at its own time")
  func inTime() async throws {
    clock.enter()
    let result = try await clock.within(.seconds(10)) {
      try await clock.sleep(for: .seconds(4))
      return 42
    }
    #expect(result == 42)
    #expect(clock.now == .seconds(104))
    try await clock.sleep(for: .seconds(1))
    #expect(clock.now == .seconds(105))
    clock.leave()
  }

  @Test("work that takes too long is cancelled, and gives nothing")
  func tooLong() async throws {
    clock.enter()
    let log = Log()
    let result = try await clock.within(.seconds(10)) {
      do { try await clock.sleep(for: .seconds(11)) } catch {
        log.add("\(type(of: error))")
        throw error
      }
      return 42
    }
    #expect(result == nil)
    #expect(log.all == ["CancellationError"])
    #expect(clock.now == .seconds(110))
    try await clock.sleep(for: .seconds(1))
    #expect(clock.now == .seconds(111))
    clock.leave()
  }

  @Test("work that is done in the moment in which the time is over is not lost")
  func justInTime() async throws {
    clock.enter()
    let result = try await clock.within(.seconds(10)) {
      try? await clock.sleep(for: .seconds(11))
      return 42
    }
    #expect(result == 42)
    clock.leave()
  }

  @Test("time that does not count makes the limit later")
  func exceptions() async throws {
    clock.enter()
    let result = try await clock.within(.seconds(10), except: { .seconds(5) }) {
      try await clock.sleep(for: .seconds(20))
      return 42
    }
    #expect(result == nil)
    #expect(clock.now == .seconds(115))
    clock.leave()
  }

  @Test("an error of the work is its end")
  func failing() async {
    struct Broken: Error {}
    clock.enter()
    await #expect(throws: Broken.self) {
      try await clock.within(.seconds(10)) { () async throws -> Int in throw Broken() }
    }
    #expect(clock.now == .seconds(100))
    clock.leave()
  }
}

/// What happened, in its order.
private final class Log: Sendable {
  private let entries = Mutex<[String]>([])

  var all: [String] { entries.withLock { $0 } }

  func add(_ entry: String) { entries.withLock { $0.append(entry) } }
}
