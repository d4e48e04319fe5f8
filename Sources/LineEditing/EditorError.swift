#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why no editor could be had.
package enum EditorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The descriptor to type on, or the one to draw on, is a pipe or a file.
  case notATerminal(descriptor: CInt)

  /// A stream could not be opened on the descriptor; `code` is the value of `errno`.
  case streamUnavailable(descriptor: CInt, code: CInt)

  /// libedit answered nothing, for which it gives no reason; memory is the likely one.
  case libeditUnavailable

  package var description: String {
    switch self {
    case .notATerminal(let descriptor):
      "line editor: descriptor \(descriptor) is not a terminal; give the statements in a file or "
        + "on standard input instead"
    case .streamUnavailable(let descriptor, let code):
      "line editor: descriptor \(descriptor) could not be opened: \(String(cString: strerror(code)))"
    case .libeditUnavailable:
      "line editor: libedit could not be started; free some memory and try again"
    }
  }
}
