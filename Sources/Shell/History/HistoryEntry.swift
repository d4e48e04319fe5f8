/// A statement that the history file keeps.
package struct HistoryEntry: Equatable, Sendable {
  /// When it was given, in milliseconds since 1970 (UTC).
  package let time: Int64

  /// The session that it was given in.
  package let session: String

  /// The statement, however many rows it has.
  package let text: String
}
