internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Stopping at ^Z and going on.
///
/// The terminal sends no SIGTSTP while a line is edited: it would stop the program with the modes of
/// editing on, which not every shell takes off.
extension LibeditEditor {
  /// How long SIGCONT may be on its way to the editor when the program runs again, in milliseconds; so
  /// long it is waited for in vain where the system stops nobody, since no shell could go on with it.
  private static let continuationPatience: CInt = 500

  func suspend() -> EditorFunction.Outcome {
    moveToEndOfBlock()
    draw("\r\n")
    leaveTerminal()
    // The process group, as the terminal does it: a script around this program stops too.
    kill(0, SIGTSTP)
    var source = pollfd(fd: events, events: Int16(POLLIN), revents: 0)
    poll(&source, 1, Self.continuationPatience)
    takeTerminalBack()
    hasGoneOn = true
    return .unchanged
  }

  /// Takes the terminal back at ``EditorEvent/continued``, unless ``suspend()`` already has.
  func goOn() {
    if !hasGoneOn { takeTerminalBack() }
    hasGoneOn = false
  }
}
