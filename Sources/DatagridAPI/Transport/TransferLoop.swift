internal import CCurl
internal import Dispatch
internal import Synchronization

/// The thread that owns libcurl's multi handle, and the way to it.
///
/// All that others may do is to put a message into the inbox and to wake the thread; everything else
/// happens on it, in ``TransferTable``.
final class TransferLoop: Sendable {
  private enum Message {
    case start(Submission)
    case cancel(Submission.ID)
  }

  private struct State {
    var lastID: UInt64 = 0
    var inbox: [Message] = []
    var thread: ThreadIdentity?
    var isClosed = false
  }

  /// How long ``close()`` waits for the thread: it takes a millisecond or two, and a program that is
  /// ending must not wait for one that does not come.
  private static let closingPatience = DispatchTimeInterval.milliseconds(250)

  /// How long the thread sleeps when nothing is to be watched; a message wakes it.
  private static let idleSleep = Duration.seconds(60)

  private let state = Mutex(State())
  /// Apart from the state: whoever is woken looks at that at once, and would find it locked.
  private let waker = Mutex<Waker?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  func nextID() -> Submission.ID {
    state.withLock {
      $0.lastID += 1
      return Submission.ID(number: $0.lastID)
    }
  }

  /// Hands a request to the thread, which is started if it is the first.
  func submit(_ submission: Submission) {
    let refusal: (any Error)? = state.withLock { state in
      guard !state.isClosed else { return RequestError.closed }
      if state.thread == nil {
        guard let thread = QuietThread.start(run) else {
          return ConnectionError(
            problem: .other, host: submission.configuration.host,
            detail: "no thread could be started", mayHaveTakenEffect: false)
        }
        state.thread = thread
      }
      state.inbox.append(.start(submission))
      return nil
    }
    if let refusal { return submission.continuation.resume(throwing: refusal) }
    wake()
  }

  /// Ends a transfer; one that is not known, or no more, is no fault.
  func cancel(_ id: Submission.ID) {
    state.withLock { $0.inbox.append(.cancel(id)) }
    wake()
  }

  private func wake() { waker.withLock { $0?.wake() } }

  /// Ends all transfers with `CancellationError`, and the thread; waits a moment for it to be gone, for
  /// OpenSSL must not be in use while the process exits.
  func close() {
    let mustWait = state.withLock { state in
      let isFirst = !state.isClosed
      state.isClosed = true
      guard isFirst, let thread = state.thread else { return false }
      // The last reference may go away on the thread itself, with a closure that it releases.
      return !thread.isCurrent
    }
    wake()
    if mustWait { _ = ended.wait(timeout: .now() + TransferLoop.closingPatience) }
  }

  // MARK: - On the thread

  private func run() {
    guard let table = TransferTable() else { return endWithoutLibrary() }
    waker.withLock { $0 = table.waker }
    while let messages = takeMessages() {
      for message in messages {
        switch message {
        case .start(let submission): table.start(submission)
        case .cancel(let id): table.cancel(id)
        }
      }
      table.perform()
      table.wait(atMost: TransferLoop.idleSleep)
    }
    // Nobody may wake a handle that is gone.
    for submission in takeRest() { submission.continuation.resume(throwing: CancellationError()) }
    table.close()
    ended.signal()
  }

  /// libcurl could not be started: those who wait hear of it, and the next request tries again.
  private func endWithoutLibrary() {
    for submission in takeRest() {
      submission.continuation.resume(
        throwing: ConnectionError(
          problem: .other, host: submission.configuration.host,
          detail: "libcurl could not be started", mayHaveTakenEffect: false))
    }
  }

  /// What has come since, or nil when the loop is closed.
  private func takeMessages() -> [Message]? {
    state.withLock { state in
      guard !state.isClosed else { return nil }
      defer { state.inbox = [] }
      return state.inbox
    }
  }

  /// The requests that the ending thread leaves behind; it takes its waker with it.
  private func takeRest() -> [Submission] {
    waker.withLock { $0 = nil }
    return state.withLock { state in
      state.thread = nil
      defer { state.inbox = [] }
      return state.inbox.compactMap { message in
        if case .start(let submission) = message { submission } else { nil }
      }
    }
  }
}
