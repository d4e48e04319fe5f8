/// The statements that were given at the prompt, as a program may see them and forget them.
package struct StatementHistory: Sendable {
  /// A statement, and when it was given.
  package struct Entry: Equatable, Sendable {
    /// Nanoseconds since 1970 (UTC).
    package let time: Int64
    /// The statement, however many rows it has.
    package let text: String

    package init(time: Int64, text: String) {
      self.time = time
      self.text = text
    }
  }

  /// Those of all sessions, oldest first.
  ///
  /// Throws a ``Failure`` where they cannot be read.
  package let entries: @Sendable () throws -> [Entry]
  /// Forgets those of all sessions.
  ///
  /// Throws a ``Failure`` where they cannot be forgotten; they are all there then.
  package let clear: @Sendable () throws -> Void

  /// A history that is kept somewhere; without arguments, none is.
  package init(
    entries: @escaping @Sendable () throws -> [Entry] = { [] },
    clear: @escaping @Sendable () throws -> Void = {}
  ) {
    self.entries = entries
    self.clear = clear
  }
}
