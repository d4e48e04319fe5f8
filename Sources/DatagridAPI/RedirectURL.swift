/// Where a person allows a connection to be read (`redirect_url` of the API page *Create knowledge
/// from connection*).
package struct RedirectURL: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The address, as the server wrote it; never empty.
  package let text: String

  /// Reads the object.
  /// - Throws: ``AnswerError.Problem`` when the value is not an object with an address.
  init(_ value: JSON) throws(AnswerError.Problem) {
    guard case .object(let object) = value else {
      throw .wrongShape(found: value.kindName, expected: "a redirect URL")
    }
    guard let text = object["redirect_url"]?.text.nonempty else {
      throw .wrongShape(found: "an object without an address", expected: "a redirect URL")
    }
    json = object
    self.text = text
  }
}
