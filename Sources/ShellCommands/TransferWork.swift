import CommandLanguage
import DatagridAPI
import Dispatch
import Synchronization

/// What the evaluator's thread does while it waits for a command: it moves the session's transfers on.
///
/// An answer is then read on the thread that waits for it. On a thread of its own each request would
/// cost two changes of thread, which for a short one is half of its time.
package final class TransferWork: IdleWork {
  private let news = DispatchSemaphore(value: 0)
  private let current = Mutex<DatagridClient?>(nil)

  /// Nothing is moved before a session has a client.
  package init() {}

  /// The client whose transfers are moved; nil while there is none.
  private var client: DatagridClient? { current.withLock(\.self) }

  /// Wakes the thread, for as long as anybody waits there.
  var waking: @Sendable () -> Void { { [weak self] in self?.wake() } }

  /// Moves the transfers of another client from now on, or of none.
  func use(_ client: DatagridClient?) { current.withLock { $0 = client } }

  package func rest() {
    if client?.turn() != true { news.wait() }
  }

  package func wake() {
    news.signal()
    client?.wake()
  }
}
