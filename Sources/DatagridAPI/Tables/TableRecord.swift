/// A row of a table, as the server described it; its values are the member `data`.
package struct TableRecord: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The identifier, unique within its table; never empty.
  package let id: String

  /// Reads a row.
  /// - Throws: ``AnswerError.Problem`` when the value is not one, or has no identifier.
  init(_ value: JSON) throws(AnswerError.Problem) {
    (json, id) = try ObjectType.record.readWithID(value)
  }
}
