/// A third-party service that the account is linked with, as the server described it.
package struct Connection: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The identifier; never empty.
  package let id: String

  /// Reads a connection.
  /// - Throws: ``AnswerError.Problem`` when the value is not one, or has no identifier.
  init(_ value: JSON) throws(AnswerError.Problem) {
    (json, id) = try ObjectType.connection.readWithID(value)
  }
}
