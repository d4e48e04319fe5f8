/// Where a program's data and notices go; the shell renders them.
package protocol Output: AnyObject, Sendable {
  /// Shows the value of a statement: a card or a table on a terminal, else text or a line of JSON.
  ///
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func show(_ value: Value) throws
  /// Shows a list in which there is nothing: a person is told so.
  ///
  /// - Parameter noun: what there is none of.
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func showNone(of noun: String) throws
  /// Writes text and a newline as data.
  ///
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func write(_ text: String) throws
  /// Lays out a table as a terminal shows it.
  func text(of table: ItemTable) -> String
  /// Tells the person something that is not data.
  func notice(_ text: String)
  /// Tells the person of an error, or of what is worth a note, that the check has found.
  func report(_ diagnostic: Diagnostic)
  /// Tells the person of an error of the run.
  func report(_ failure: Failure)
  /// Shows how far something has come, until the next report; nil when it is over.
  ///
  /// Called from any thread, and often: what is not worth showing is left out here.
  func report(_ progress: Progress?)
  /// Asks the person at the terminal for a row of text.
  ///
  /// - Parameter isSecret: whether nobody may see what is typed.
  /// - Returns: the row; nil where there is nobody to ask.
  /// - Throws: `CancellationError` at once when the task is cancelled, as by Ctrl-C.
  func ask(_ question: String, isSecret: Bool) async throws -> String?
  /// Puts a text on the line that is read next, for the person to change and to run; written as data
  /// where nobody is at a prompt.
  ///
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func offer(_ line: String) throws
  /// Clears the person's screen; nothing where there is none.
  ///
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func clear() throws
  /// Hands on what was written so far, before something that may take long.
  func flush() throws
}

extension Output {
  package func offer(_ line: String) throws { try write(line) }
  package func showNone(of noun: String) throws { try show(.list([])) }
  package func clear() throws {}

  /// Asks the person at the terminal to confirm something; anything but `y` or `yes` is no.
  ///
  /// - Returns: nil where there is nobody to ask.
  /// - Throws: `CancellationError` at once when the task is cancelled, as by Ctrl-C.
  package func confirm(_ question: String) async throws -> Bool? {
    try await ask("\(question) [y/N] ", isSecret: false).map {
      ["y", "yes"].contains($0.lowercased())
    }
  }
}
