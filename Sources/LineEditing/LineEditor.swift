/// Something that asks a person for statements, one after the other.
///
/// This is all that the shell sees of editing: a terminal, a script in a test and whatever comes
/// later stand behind the same function.
package protocol LineEditor: AnyObject {
  /// Shows the prompt and waits for a statement, blocking the calling thread until there is one.
  ///
  /// Cursor and terminal modes are as a program's output wants them when it returns: at the start of
  /// a row, and echoing. Calls must come from one thread at a time.
  ///
  /// - Parameter prefilled: what stands on the line at first, as if it had been typed.
  func read(_ prompt: Prompt, prefilled: String) -> LineEvent
}

extension LineEditor {
  /// ``read(_:prefilled:)`` on an empty line.
  package func read(_ prompt: Prompt) -> LineEvent { read(prompt, prefilled: "") }
}
