package import CommandLanguage
import Dispatch
import LineEditing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Takes the process's signals on one thread and sends them to where they belong.
///
/// No handler is installed: every thread blocks the signals, and one waits for them. While a line is
/// edited they go to the editor through a pipe; otherwise they cancel what is running.
package final class SignalReceiver: Sendable {
  /// The descriptor from which an editor reads ``EditorEvent`` bytes.
  package let events: CInt
  private let sink: CInt
  private let cancellation: Cancellation
  private let state = Mutex(State())

  private struct State {
    var isEditing = false
    var isInteractive = false
    var interrupts = 0
    /// The program that has the terminal, while one has.
    var foreground: pid_t?
    var isReceiving = false
    /// Told when SIGCONT has been taken.
    var continued: DispatchSemaphore?
  }

  /// Blocks the signals on the calling thread; threads that are started later inherit that.
  ///
  /// Call it first, on the main thread.
  package init(cancelling cancellation: Cancellation) {
    self.cancellation = cancellation
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
    var ends: [CInt] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    }
    events = ends[0]
    sink = ends[1]
  }

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT] { sigaddset(&set, signal) }
    return set
  }

  /// Receives signals for ever; the thread that called ``init(cancelling:)`` gives itself to this.
  package func run() -> Never {
    var signals = Self.signals
    state.withLock { $0.isReceiving = true }
    while true {
      var number: CInt = 0
      guard sigwait(&signals, &number) == 0 else { continue }
      receive(number)
    }
  }

  /// Signals go to the editor while `body` runs.
  func whileEditing<Result>(_ body: () -> Result) -> Result {
    state.withLock {
      $0.isEditing = true
      $0.isInteractive = true
    }
    defer {
      state.withLock {
        $0.isEditing = false
        $0.interrupts = 0
      }
    }
    return body()
  }

  /// Signals go to another program, which has the terminal, while `body` runs.
  ///
  /// What comes from the keyboard, the terminal sends to it by itself; this program is only not to mind.
  /// What ends this program is passed on, since it waits for the other one.
  func whileForeground<Result>(_ program: pid_t, _ body: () -> Result) -> Result {
    state.withLock { $0.foreground = program }
    defer {
      settle()
      state.withLock { $0.foreground = nil }
    }
    return body()
  }

  /// Waits until the signals that came until now have been taken.
  ///
  /// The Ctrl-C that has ended the other program would else reach the line that is edited next. Of
  /// signals that wait the lowest number is taken first, and SIGINT's is lower than SIGCONT's.
  private func settle() {
    let continued = DispatchSemaphore(value: 0)
    let isReceiving = state.withLock { state in
      state.continued = continued
      return state.isReceiving
    }
    guard isReceiving else { return }
    kill(getpid(), SIGCONT)
    continued.wait()
  }

  private func receive(_ number: CInt) {
    let state = self.state.withLock { state in
      if number == SIGINT, !state.isEditing, state.foreground == nil { state.interrupts += 1 }
      return state
    }
    if let program = state.foreground {
      if number == SIGCONT { self.state.withLock { $0.continued.take() }?.signal() }
      if [SIGINT, SIGWINCH, SIGCONT].contains(number) { return }
      kill(program, number)
    }
    switch number {
    case SIGWINCH: if state.isEditing { send(.resize) }
    case SIGCONT: if state.isEditing { send(.continued) }
    case SIGINT where state.isEditing: send(.interrupt)
    case SIGINT:
      cancellation.request(.interrupted)
      // A script that does not come to its end after the first Ctrl-C is ended by the second.
      if state.interrupts > 1, !state.isInteractive { _exit(Ending.interrupted.exitCode) }
    default:
      cancellation.request(.terminated)
      if state.isEditing { send(.hangUp) }
    }
  }

  /// Whether a line is edited now.
  var isEditing: Bool { state.withLock { $0.isEditing } }

  /// Tells the editor of something; what comes when no line is edited is told when one is.
  func send(_ event: EditorEvent) {
    var byte = event.rawValue
    _ = write(sink, &byte, 1)
  }
}
