/// A table of what was learned from a knowledge, as the server described it.
package struct Table: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The identifier; never empty.
  package let id: String

  /// Reads a table.
  /// - Throws: ``AnswerError.Problem`` when the value is not one, or has no identifier.
  init(_ value: JSON) throws(AnswerError.Problem) {
    (json, id) = try ObjectType.table.readWithID(value)
  }
}
