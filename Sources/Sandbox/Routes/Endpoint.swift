/// One operation of the API.
protocol Endpoint: Sendable {
  /// The HTTP method.
  var method: String { get }
  /// The path with its parameters in braces, such as `/v1/knowledge/{id}`.
  var path: String { get }
  /// The form that the body must be; `nil` where a body is ignored.
  var form: FormRules? { get }

  /// Answers a request that has been received whole.
  ///
  /// - Throws: `APIError` for a refusal; anything else becomes a 500.
  func answer(_ request: Request) throws -> Answer
}

/// A request as an endpoint sees it.
struct Request {
  /// The decoded values of the path's parameters.
  let parameters: [String: String]
  /// The form, where the endpoint has one.
  let form: FormReception?
}
