package import CommandLanguage
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

  private func receive(_ number: CInt) {
    let state = self.state.withLock { state in
      if number == SIGINT, !state.isEditing { state.interrupts += 1 }
      return state
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

  private func send(_ event: EditorEvent) {
    var byte = event.rawValue
    _ = write(sink, &byte, 1)
  }
}
