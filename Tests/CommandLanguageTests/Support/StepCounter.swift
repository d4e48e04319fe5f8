import Synchronization

/// Does something once it has counted to a limit.
final class StepCounter: Sendable {
  private let limit: Int
  private let action: @Sendable () -> Void
  private let steps = Mutex(0)

  init(limit: Int, action: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.action = action
  }

  func count() {
    let isReached = steps.withLock { steps in
      steps += 1
      return steps == limit
    }
    if isReached { action() }
  }
}
