/// How many credits the organisation has in the present billing period.
package struct CreditsReport: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject

  /// Reads a report.
  /// - Throws: ``AnswerError.Problem`` when the value is not an object with one of the figures.
  init(_ value: JSON) throws(AnswerError.Problem) {
    json = try ObjectType.credits.read(value)
    let figures = ["remaining", "consumed", "total"].compactMap { value[$0]?.number }
    if figures.isEmpty {
      throw .wrongShape(found: "an object without figures", expected: ObjectType.credits.phrase)
    }
  }
}
