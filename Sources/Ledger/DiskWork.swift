internal import Dispatch
internal import Synchronization

/// Work that waits for the disk, on a thread of its own: no task does.
package enum DiskWork {
  private static let queue = DispatchQueue(label: "gridsh.disk", attributes: .concurrent)

  /// Waits for the end of the work.
  ///
  /// - Parameter work: gets a question to ask now and then: whether the task was cancelled.
  /// - Throws: what the work throws.
  package static func run<Result: Sendable>(
    _ work: @escaping @Sendable (_ isCancelled: () -> Bool) throws -> Result
  ) async throws -> Result {
    let flag = CancellationFlag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        queue.async {
          continuation.resume(with: Swift.Result { try work { flag.isRaised } })
        }
      }
    } onCancel: {
      flag.raise()
    }
  }
}

/// A flag that a task raises for work on another thread.
private final class CancellationFlag: Sendable {
  private let state = Atomic<Bool>(false)
  var isRaised: Bool { state.load(ordering: .relaxed) }
  func raise() { state.store(true, ordering: .relaxed) }
}
