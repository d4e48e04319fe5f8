import Dispatch
import Synchronization

/// A request to end what is running, which any thread may make.
///
/// Loops look at the flag in each turn; a command that is under way is told by its hook.
package final class Cancellation: Sendable {
  private let reason = Atomic<UInt8>(0)
  private let hook = Mutex<(@Sendable () -> Void)?>(nil)

  /// Nothing is asked for yet.
  package init() {}

  /// Whether somebody asked for the end.
  package var isRequested: Bool { reason.load(ordering: .relaxed) != 0 }

  /// Asks for the end; the first reason holds until ``reset()``.
  package func request(_ ending: Ending = .interrupted) {
    let value: UInt8 = ending == .terminated ? 2 : 1
    _ = reason.compareExchange(expected: 0, desired: value, ordering: .relaxed)
    hook.withLock { $0 }?()
  }

  /// Forgets an earlier request, before a new statement of the prompt.
  package func reset() { reason.store(0, ordering: .relaxed) }

  /// Throws the ``Ending`` that was asked for, if one was.
  package func check() throws {
    if isRequested { throw ending }
  }

  /// The first reason that was given.
  package var ending: Ending {
    reason.load(ordering: .relaxed) == 2 ? .terminated : .interrupted
  }

  /// Sets what a request calls, at once if one was made before; nil takes it back.
  func setHook(_ action: (@Sendable () -> Void)?) {
    hook.withLock { $0 = action }
    if isRequested { action?() }
  }
}

extension Cancellation {
  /// Blocks the calling thread until somebody asks for the end.
  package func waitForRequest() {
    let asked = DispatchSemaphore(value: 0)
    setHook { asked.signal() }
    asked.wait()
    setHook(nil)
  }
}
