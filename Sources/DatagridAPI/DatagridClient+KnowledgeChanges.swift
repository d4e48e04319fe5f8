extension DatagridClient {
  /// Changes a knowledge, or puts other files in the place of what it holds (`PATCH /knowledge/{id}`).
  ///
  /// Files are opened and checked before anything is sent, as those of a create. The limit on silence
  /// is 300 s with files, which the server stores and learns anew, and 60 s without; only without them
  /// does the same request twice do no more than once.
  /// - Parameter progress: told as the body goes out, on the thread of all transfers: it must return
  ///   at once.
  /// - Throws: ``RequestError``, ``FileError``, ``ConnectionError``, ``AnswerError``, ``APIError``, and
  ///   `CancellationError`, after which the change may have been made if all had been sent.
  package func updateKnowledge(
    _ id: String, _ update: KnowledgeUpdate,
    progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) async throws -> Answer<Knowledge> {
    let hasFiles = !update.files.isEmpty
    let request = Request(
      .patch, "/knowledge/{id}", path: "/knowledge/\(try PathSegment.identifier(id))",
      body: .form(try MultipartForm(update)), isRepeatable: !hasFiles,
      silence: hasFiles ? timeouts.uploadSilence : timeouts.silence,
      progress: hasFiles ? progress : nil)
    return try await send(request, reading: Knowledge.init)
  }

  /// Takes a knowledge away for good (`DELETE /knowledge/{id}`).
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``RequestError`` for an identifier that is empty, `.` or `..`, ``ConnectionError``,
  ///   ``AnswerError``, ``APIError``, and `CancellationError`.
  package func deleteKnowledge(_ id: String) async throws -> Answer<Void> {
    let request = Request(
      .delete, "/knowledge/{id}", path: "/knowledge/\(try PathSegment.identifier(id))",
      silence: timeouts.silence)
    return try await send(request) { _ in }
  }

  /// Lets the server learn a knowledge anew (`POST /knowledge/{id}/reindex`), which costs credits.
  ///
  /// The limit on silence is 60 s.
  /// - Throws: ``RequestError`` for an identifier that is empty, `.` or `..`, ``ConnectionError``,
  ///   ``AnswerError``, ``APIError``, and `CancellationError`, after which a run may have begun.
  package func reindexKnowledge(_ id: String) async throws -> Answer<Void> {
    let request = Request(
      .post, "/knowledge/{id}/reindex",
      path: "/knowledge/\(try PathSegment.identifier(id))/reindex", silence: timeouts.silence)
    return try await send(request) { _ in }
  }
}
