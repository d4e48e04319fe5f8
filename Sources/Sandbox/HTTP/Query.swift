/// The parameters of a query, such as `limit=20&parent%5Btype%5D=root`.
struct Query: Equatable {
  private let values: [String: String]

  /// Reads a query as it was sent; `+` is a space.
  ///
  /// - Parameter known: The names that may stand in it.
  /// - Throws: `APIError` 400 for other names, for one that comes twice, and for what is not encoded
  ///   as it must be.
  init(_ text: String?, known: Set<String>) throws(APIError) {
    var values: [String: String] = [:]
    for pair in (text ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.last ?? "") else {
        throw .badRequest("The query is not valid UTF-8 in percent-encoding.")
      }
      guard known.contains(name) else { throw .unknownProperty(name) }
      guard values.updateValue(parts.count > 1 ? value : "", forKey: name) == nil else {
        throw .badRequest("\(name) was sent twice")
      }
    }
    self.values = values
  }

  /// The value of a parameter; `nil` when it was not sent.
  subscript(_ name: String) -> String? { values[name] }

  private static func decoded(_ text: Substring) -> String? {
    PercentEncoding.decoded(
      Substring(decoding: text.utf8.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }, as: UTF8.self))
  }
}
