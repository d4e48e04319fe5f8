internal import CCurl
internal import Dispatch
internal import Synchronization

/// The requests under way, and the turns in which they are moved on.
///
/// One thread at a time takes the turns: one of the loop's own, or that of a caller which has nothing
/// else to do. All that others may do is to put a message into the inbox and to wake that thread;
/// everything else happens in a turn, in ``TransferTable``.
final class TransferLoop: Sendable {
  private enum Message {
    case start(Submission)
    case cancel(Submission.ID)
  }

  private struct State {
    var lastID: UInt64 = 0
    var inbox: [Message] = []
    /// The thread that took the latest turn.
    var driver: ThreadIdentity?
    var hasOwnThread = false
    var isClosed = false
  }

  /// How long ``close()`` waits for the loop's own thread: it takes a millisecond or two, and a program
  /// that is ending must not wait for one that does not come.
  private static let closingPatience = DispatchTimeInterval.milliseconds(250)

  /// How long a turn lasts at most when nothing happens; a message ends it.
  private static let longestTurn = Duration.seconds(60)

  private let state = Mutex(State())
  /// Whoever takes a turn holds it.
  private let table = Mutex<TransferTable?>(nil)
  /// Apart from the state: whoever is woken looks at that at once, and would find it locked.
  private let waker = Mutex<Waker?>(nil)
  /// Wakes a caller that takes the turns; nil where the loop has a thread of its own.
  private let wakeCaller: (@Sendable () -> Void)?
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameter wakeCaller: tells a caller that it must call ``turn()`` now, from any thread but that
  ///   caller's own; without it the loop starts a thread with the first request.
  init(wakeCaller: (@Sendable () -> Void)? = nil) { self.wakeCaller = wakeCaller }

  func nextID() -> Submission.ID {
    state.withLock {
      $0.lastID += 1
      return Submission.ID(number: $0.lastID)
    }
  }

  /// Takes a request, which is started in the next turn.
  func submit(_ submission: Submission) {
    let refusal: (any Error)? = state.withLock { state in
      guard !state.isClosed else { return RequestError.closed }
      if wakeCaller == nil, !state.hasOwnThread {
        guard QuietThread.start(run) != nil else {
          return ConnectionError(
            problem: .other, host: submission.configuration.host,
            detail: "no thread could be started", mayHaveTakenEffect: false)
        }
        state.hasOwnThread = true
      }
      state.inbox.append(.start(submission))
      return nil
    }
    if let refusal { return submission.continuation.resume(throwing: refusal) }
    tell()
  }

  /// Ends a transfer; one that is not known, or no more, is no fault.
  func cancel(_ id: Submission.ID) {
    state.withLock { $0.inbox.append(.cancel(id)) }
    tell()
  }

  /// Ends the present turn; from any thread.
  func wake() { waker.withLock { $0?.wake() } }

  /// Lets whoever takes the turns look into the inbox, which the thread itself does anyway.
  private func tell() {
    guard state.withLock({ $0.driver?.isCurrent != true }) else { return }
    wake()
    if let wakeCaller { wakeCaller() } else { news.signal() }
  }

  /// Ends all transfers with `CancellationError`; waits a moment for the loop's own thread to be gone,
  /// for OpenSSL must not be in use while the process exits.
  func close() {
    let (isFirst, mustWait) = state.withLock { state in
      defer { state.isClosed = true }
      // The last reference may go away on the thread itself, with a closure that it releases.
      return (!state.isClosed, state.hasOwnThread && state.driver?.isCurrent != true)
    }
    guard isFirst else { return }
    wake()
    news.signal()
    if mustWait {
      _ = ended.wait(timeout: .now() + TransferLoop.closingPatience)
    } else if wakeCaller != nil {
      closeTable()
    }
  }

  // MARK: - In a turn

  /// Moves on what can be moved, and waits for more to come when nothing was done by that.
  ///
  /// - Returns: false, at once, when there is nothing under way.
  func turn() -> Bool {
    table.withLock { table in
      guard let messages = takeMessages() else { return false }
      guard !messages.isEmpty || table?.isIdle == false else { return false }
      if let table {
        let before = table.ended
        for message in messages { take(message, into: table) }
        table.perform()
        // Whoever waited for one that has ended may have more to do than this thread by waiting on.
        guard table.ended == before else { return true }
        table.wait(atMost: TransferLoop.longestTurn)
        table.perform()
        return true
      }
      guard let new = TransferTable() else {
        endWithoutLibrary(messages)
        return true
      }
      table = new
      // Who wanted to wake this thread before now had nothing to do it with: so no sleep yet.
      waker.withLock { $0 = new.waker }
      for message in messages { take(message, into: new) }
      new.perform()
      return true
    }
  }

  private func take(_ message: Message, into table: TransferTable) {
    switch message {
    case .start(let submission): table.start(submission)
    case .cancel(let id): table.cancel(id)
    }
  }

  /// libcurl could not be started: those who wait hear of it, and the next request tries again.
  private func endWithoutLibrary(_ messages: [Message]) {
    for case .start(let submission) in messages {
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
      state.driver = .current
      defer { state.inbox = [] }
      return state.inbox
    }
  }

  // MARK: - The loop's own thread

  private func run() {
    while !state.withLock(\.isClosed) {
      if !turn() { news.wait() }
    }
    closeTable()
    ended.signal()
  }

  private func closeTable() {
    // Nobody may wake a handle that is gone.
    waker.withLock { $0 = nil }
    let rest = state.withLock { state in
      defer { state.inbox = [] }
      return state.inbox
    }
    for case .start(let submission) in rest {
      submission.continuation.resume(throwing: CancellationError())
    }
    table.withLock { table in
      table?.close()
      table = nil
    }
  }
}
