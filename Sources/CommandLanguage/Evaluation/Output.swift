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
  /// Hands on what was written so far, before something that may take long.
  func flush() throws
}

/// What a command that talks to the world may use.
package struct Invocation: Sendable {
  /// Where data and notices go.
  package let output: any Output
}
