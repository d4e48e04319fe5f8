import Dispatch
import Synchronization

/// Something that happens once, and can be waited for.
final class Event: Sendable {
  private enum State {
    case pending([CheckedContinuation<Void, Never>])
    case happened
  }

  private let state = Mutex(State.pending([]))

  func happen() {
    let waiting: [CheckedContinuation<Void, Never>] = state.withLock { state in
      guard case .pending(let waiting) = state else { return [] }
      state = .happened
      return waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let mustWait = state.withLock { state in
        guard case .pending(let waiting) = state else { return false }
        state = .pending(waiting + [continuation])
        return true
      }
      if !mustWait { continuation.resume() }
    }
  }

  /// Blocks the thread, which must be none of the pool of tasks.
  func blockingWait() {
    let semaphore = DispatchSemaphore(value: 0)
    Task {
      await wait()
      semaphore.signal()
    }
    semaphore.wait()
  }
}
