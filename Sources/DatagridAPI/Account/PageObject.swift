/// A page that knowledge and other pages stand under, as the server described it.
///
/// Not a part of a list, which is a ``Page``.
package struct PageObject: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The identifier; never empty.
  package let id: String

  /// Reads a page.
  /// - Throws: ``AnswerError.Problem`` when the value is not one, or has no identifier.
  init(_ value: JSON) throws(AnswerError.Problem) {
    (json, id) = try ObjectType.page.readWithID(value)
  }
}
