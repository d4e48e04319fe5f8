/// Something that asks a person for statements, one after the other.
///
/// This is all that the shell sees of editing: a terminal, a script in a test and whatever comes
/// later stand behind the same two functions.
package protocol LineEditor: AnyObject {
  /// Shows the prompt and waits for a statement, blocking the calling thread until there is one.
  ///
  /// Cursor and terminal modes are as a program's output wants them when it returns: at the start of
  /// a row, and echoing. Calls must come from one thread at a time.
  func read(_ prompt: Prompt) -> LineEvent

  /// Makes an entry recallable with Up and ^R, for the length of the session.
  ///
  /// A statement of several rows is one entry. Entries are remembered oldest first; an empty one and
  /// one that equals its neighbour before are dropped.
  func remember(_ entry: String)
}
