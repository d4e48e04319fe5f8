/// A request to any endpoint of the API, put together by the user.
package struct AnyRequest: Sendable {
  /// What is to be done.
  package var method: HTTPMethod
  /// Below the base URL, one slash before it; a query may follow it.
  package var path: String
  /// Fields for the query, behind those that the path has.
  package var query: [(name: String, value: String)] = []
  /// A value to send as JSON.
  package var json: JSON?
  /// Fields to send as a form.
  package var fields: [(name: String, value: String)] = []
  /// Files to send in the form, behind its fields.
  package var files: [(name: String, upload: FileUpload)] = []

  /// Names an endpoint.
  package init(_ method: HTTPMethod, _ path: String) {
    self.method = method
    self.path = path
  }

  /// The request, with its files opened.
  /// - Throws: ``RequestError``, ``FileError`` with all files that cannot be sent.
  func request(_ timeouts: Timeouts) throws -> Request {
    let endpoint = try EndpointPath(path)
    let body = try body
    if method == .get {
      guard case .none = body else { throw RequestError.unexpectedBody(method) }
    }
    return Request(
      method, endpoint.endpoint, path: endpoint.text(adding: query), body: body,
      silence: files.isEmpty ? timeouts.silence : timeouts.uploadSilence)
  }

  private var body: Request.Body {
    get throws {
      let hasForm = !fields.isEmpty || !files.isEmpty
      if let json {
        guard !hasForm else { throw RequestError.twoBodies }
        return .json(json)
      }
      guard hasForm else { return .none }
      let opened = try MultipartForm.open(files.map(\.upload))
      return .form(
        MultipartForm(
          parts: fields.map { .text(name: $0.name, value: $0.value) }
            + zip(files, opened).map { .file(name: $0.name, $1) }))
    }
  }
}

extension EndpointPath {
  /// The path with more fields in its query.
  fileprivate func text(adding fields: [(name: String, value: String)]) -> String {
    var query = URLQuery()
    for field in fields { query.add(field.name, field.value) }
    guard text.contains("?"), !query.text.isEmpty else { return text + query.text }
    return text + "&" + query.text.dropFirst()
  }
}

extension DatagridClient {
  /// Sends a request to any endpoint and reads its answer, which is null where there is no body.
  ///
  /// The limit on silence is 300 s with files, else 60 s. It goes below the base URL and nowhere else.
  /// - Throws: ``RequestError``, ``FileError``, ``ConnectionError``, ``AnswerError``, ``APIError``, and
  ///   `CancellationError`.
  package func send(_ request: AnyRequest) async throws -> Answer<JSON> {
    try await send(try request.request(timeouts)) { $0 }
  }
}
