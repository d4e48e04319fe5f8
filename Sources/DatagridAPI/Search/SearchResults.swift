/// What a search found, best first as the server ranks it, and what it cost.
package struct SearchResults: Sendable {
  /// The results, in the server's order.
  package let page: Page<SearchResult>
  /// The credits that the search consumed; nil where the server does not say.
  package let creditsConsumed: Double?

  /// Reads the answer.
  /// - Throws: ``AnswerError.Problem`` when the value is no list of results.
  init(_ value: JSON) throws(AnswerError.Problem) {
    page = try Page(value, of: "search results", reading: SearchResult.init)
    creditsConsumed = value["credits"]?["consumed"]?.number
  }
}

/// Something that a search found; the API gives it no identifier of its own.
package struct SearchResult: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject

  /// Reads a result.
  /// - Throws: ``AnswerError.Problem`` when the value is not one.
  init(_ value: JSON) throws(AnswerError.Problem) {
    json = try ObjectType.searchResult.read(value)
  }
}
