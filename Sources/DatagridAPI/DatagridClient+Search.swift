extension DatagridClient {
  /// Looks for words in what was learned (`GET /search`), which may cost credits.
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``RequestError`` for a search of blanks alone, ``ConnectionError``, ``AnswerError``,
  ///   ``APIError``, and `CancellationError`.
  package func search(_ query: SearchQuery) async throws -> Answer<SearchResults> {
    guard query.text.contains(where: { !$0.isWhitespace }) else { throw RequestError.emptySearch }
    for id in query.knowledge where id.isEmpty { throw RequestError.emptyIdentifier }
    let request = Request(
      .get, "/search", path: "/search\(query.query)", silence: timeouts.silence)
    return try await send(request, reading: SearchResults.init)
  }
}
