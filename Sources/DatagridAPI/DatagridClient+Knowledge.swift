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
      path: "/knowledge", form: try MultipartForm(creation), silence: timeouts.createSilence,
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
}
