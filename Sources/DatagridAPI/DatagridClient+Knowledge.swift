extension DatagridClient {
  /// Retrieves a knowledge (`GET /knowledge/{id}`).
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``RequestError`` for an identifier that is empty, `.` or `..`, ``ConnectionError``,
  ///   ``AnswerError``, ``APIError``, and `CancellationError`.
  package func retrieveKnowledge(_ id: String) async throws -> Answer<Knowledge> {
    let request = Request(
      .get, "/knowledge/{id}", path: "/knowledge/\(try PathSegment.identifier(id))",
      silence: timeouts.silence)
    return try await send(request, reading: Knowledge.init)
  }

  /// Lists knowledge, a page of it (`GET /knowledge`).
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``ConnectionError``, ``AnswerError``, ``APIError``, and `CancellationError`.
  package func listKnowledge(_ query: KnowledgeQuery = KnowledgeQuery()) async throws
    -> Answer<Page<Knowledge>>
  {
    let request = Request(
      .get, "/knowledge", path: "/knowledge\(query.text)", silence: timeouts.silence)
    return try await send(request) { value throws(AnswerError.Problem) in
      try Page(value, of: "knowledge", reading: Knowledge.init)
    }
  }

  /// Asks where a person allows a connection to be read, which makes a knowledge of it
  /// (`POST /knowledge/connect`).
  ///
  /// Nothing is made before that person agrees. The limit on silence is 60 s.
  /// - Throws: ``RequestError`` for an identifier that is empty, ``ConnectionError``, ``AnswerError``,
  ///   ``APIError``, and `CancellationError`.
  package func connectKnowledge(_ connection: String) async throws -> Answer<RedirectURL> {
    guard !connection.isEmpty else { throw RequestError.emptyConnection }
    let fields = JSONObject(uniqueMembers: [
      .init(key: "connection_id", value: .text(connection))
    ])
    // Asking leaves nothing behind on the server.
    let request = Request(
      .post, "/knowledge/connect", body: .json(.object(fields)), isRepeatable: true,
      silence: timeouts.silence)
    return try await send(request, reading: RedirectURL.init)
  }
}
