extension DatagridClient {
  /// Makes a knowledge of files (`POST /knowledge`); the server learns it afterwards.
  ///
  /// All files are opened and checked before anything is sent, and read while they are sent. The limit
  /// on silence is 300 s; there is none on the whole. A task that is cancelled breaks the upload off.
  /// - Parameter progress: told as the body goes out, on the thread of all transfers: it must return
  ///   at once.
  /// - Throws: ``RequestError``, ``FileError``, ``ConnectionError``, ``AnswerError``, ``APIError``, and
  ///   `CancellationError`, after which the knowledge may exist if all had been sent.
  package func createKnowledge(
    _ creation: KnowledgeCreation, progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) async throws -> Answer<Knowledge> {
    let request = Request(
      path: "/knowledge", body: .form(try MultipartForm(creation)),
      silence: timeouts.createSilence,
      progress: progress)
    return try await send(request, reading: Knowledge.init)
  }

  /// Retrieves a knowledge (`GET /knowledge/{id}`).
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``RequestError`` for an identifier that is empty, `.` or `..`, ``ConnectionError``,
  ///   ``AnswerError``, ``APIError``, and `CancellationError`.
  package func retrieveKnowledge(_ id: String) async throws -> Answer<Knowledge> {
    let request = Request(
      path: "/knowledge/\(try PathSegment.identifier(id))", silence: timeouts.silence)
    return try await send(request, reading: Knowledge.init)
  }

  /// Lists knowledge, a page of it (`GET /knowledge`).
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``ConnectionError``, ``AnswerError``, ``APIError``, and `CancellationError`.
  package func listKnowledge(_ query: KnowledgeQuery = KnowledgeQuery()) async throws
    -> Answer<Page<Knowledge>>
  {
    let request = Request(path: "/knowledge\(query.text)", silence: timeouts.silence)
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
    let request = Request(
      path: "/knowledge/connect", body: .question(.object(fields)), silence: timeouts.silence)
    return try await send(request, reading: RedirectURL.init)
  }
}
