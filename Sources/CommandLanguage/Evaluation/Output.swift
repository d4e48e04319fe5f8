/// Where a program's data and notices go; the shell renders them.
package protocol Output: AnyObject, Sendable {
  /// Shows the value of a statement: a card or a table on a terminal, else text or a line of JSON.
  ///
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func show(_ value: Value) throws
  /// Writes text and a newline as data.
  ///
  /// - Throws: ``Ending/outputClosed`` when nobody reads any more.
  func write(_ text: String) throws
  /// Lays out a table as a terminal shows it.
  func text(of table: ItemTable) -> String
  /// Tells the person something that is not data.
  func notice(_ text: String)
  /// Tells the person of an error that does not end the run.
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
  /// Hands on what was written so far, before something that may take long.
  func flush() throws
}

extension Output {
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

/// What a command that talks to the world may use.
package struct Invocation: Sendable {
  /// Where data and notices go.
  package let output: any Output
  /// How many items the filters behind a command that gives pages will take at most; nil where nobody
  /// knows.
  package var wanted: Int?
}
