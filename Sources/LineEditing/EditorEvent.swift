/// A byte by which the program tells the editor, while a line is being edited, what happened outside.
///
/// The editor installs no signal handler, since in a program with threads the handler runs on any
/// of them and the editor's own wait sleeps on. The program blocks the signals in every thread,
/// takes them with `sigwait`, and writes one of these bytes to the pipe that the editor polls
/// together with the keyboard. Bytes without a meaning are ignored.
package enum EditorEvent: UInt8, Sendable {
  /// SIGINT: ``LineEditor/read(_:)`` answers ``LineEvent/interrupted``.
  case interrupt = 3

  /// SIGTERM or SIGHUP: ``LineEditor/read(_:)`` answers ``LineEvent/endOfInput``.
  case hangUp = 4

  /// Something is to be printed above the line: ``EditorDelegate/notices`` is asked.
  case notice = 7

  /// SIGCONT: the program runs on after ^Z, and the shell before it has changed the terminal's modes.
  case continued = 18

  /// SIGWINCH: the terminal has another size.
  case resize = 28
}
