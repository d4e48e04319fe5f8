/// What a request asks to be done.
package enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
  /// Reads, and changes nothing.
  case get = "GET"
  /// Makes something, or starts it.
  case post = "POST"
  /// Changes a part.
  case patch = "PATCH"
  /// Puts something in the place of what is there.
  case put = "PUT"
  /// Takes something away.
  case delete = "DELETE"
}
