import Dispatch

/// What the thread of an evaluator does while it waits for the next step of a command.
///
/// Whoever moves data for commands may do it there: then an answer that comes is handed on without a
/// change of thread.
package protocol IdleWork: Sendable {
  /// Works or sleeps, and returns after something was done, or soon after ``wake()``, also after one
  /// that was called since the last return.
  func rest()

  /// Ends the rest; from any thread.
  func wake()
}

/// To do nothing but sleep.
package final class IdleSleep: IdleWork {
  private let news = DispatchSemaphore(value: 0)

  /// Nothing is to be done.
  package init() {}

  package func rest() { news.wait() }
  package func wake() { news.signal() }
}
