import Synchronization

/// A clock that stands still while there is something to do, and jumps when all wait for it.
///
/// When every task that was counted sleeps, the time becomes that at which the first of them wants to
/// wake; of several that want the same instant the one that fell asleep first wakes, and the next when
/// that one sleeps again or ends. So the same program sees the same times in each run.
package final class SimulatedClock: SessionClock {
  private struct Sleeper {
    let id: UInt64
    let wakes: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Duration
    var tasks = 0
    var lastID: UInt64 = 0
    /// In the order in which they fell asleep.
    var sleepers: [Sleeper] = []
    /// Those whose cancellation came before they slept.
    var cancelled: Set<UInt64> = []
  }

  private let state: Mutex<State>

  /// The first of January 2026 (UTC): where simulated time begins.
  package static let beginning = Duration.seconds(1_767_225_600)

  /// A clock that shows ``beginning`` unless told otherwise.
  package init(startingAt start: Duration = beginning) {
    state = Mutex(State(now: start))
  }

  package var now: Duration { state.withLock { $0.now } }

  package var isSimulated: Bool { true }

  package func enter() { state.withLock { $0.tasks += 1 } }

  package func leave() {
    let woken = state.withLock { state in
      state.tasks -= 1
      return Self.next(&state)
    }
    woken?.continuation.resume()
  }

  package func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        fallAsleep(id, duration, continuation)
      }
    } onCancel: {
      cancel(id)
    }
  }

  private func fallAsleep(
    _ id: UInt64, _ duration: Duration, _ continuation: CheckedContinuation<Void, any Error>
  ) {
    let (isCancelled, woken) = state.withLock { state -> (Bool, Sleeper?) in
      guard state.cancelled.remove(id) == nil else { return (true, nil) }
      let wakes = state.now + max(.zero, duration)
      state.sleepers.append(Sleeper(id: id, wakes: wakes, continuation: continuation))
      state.tasks -= 1
      return (false, Self.next(&state))
    }
    if isCancelled { continuation.resume(throwing: CancellationError()) }
    woken?.continuation.resume()
  }

  private func cancel(_ id: UInt64) {
    let sleeper = state.withLock { state -> Sleeper? in
      guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
        // It may not sleep yet; where it has woken already, its number is not used again.
        state.cancelled.insert(id)
        return nil
      }
      state.tasks += 1
      return state.sleepers.remove(at: index)
    }
    sleeper?.continuation.resume(throwing: CancellationError())
  }

  /// Takes the sleeper whose time has come, once nobody is awake; time goes on to it.
  private static func next(_ state: inout State) -> Sleeper? {
    guard state.tasks <= 0 else { return nil }
    let first = state.sleepers.indices.min {
      (state.sleepers[$0].wakes, $0) < (state.sleepers[$1].wakes, $1)
    }
    guard let first else { return nil }
    let sleeper = state.sleepers.remove(at: first)
    state.now = max(state.now, sleeper.wakes)
    state.tasks += 1
    return sleeper
  }
}
