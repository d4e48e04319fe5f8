import Testing

/// A row of a table: a name, a text and what comes of it.
struct Case: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let expected: String

  /// - Parameter name: what the row shows; the text itself where that says enough.
  init(_ text: String, _ expected: String, _ name: String? = nil) {
    self.name = name ?? text
    self.text = text
    self.expected = expected
  }

  var testDescription: String { name }
}
