/// What came of asking the person for a statement.
package enum LineEvent: Equatable, Sendable {
  /// A whole statement, which may span several rows, without its final newline.
  case statement(String)

  /// Ctrl-C: what had been typed is gone, and the session goes on.
  case interrupted

  /// Ctrl-D on an empty line, a terminal that is gone, or ``EditorEvent/hangUp``.
  case endOfInput
}
