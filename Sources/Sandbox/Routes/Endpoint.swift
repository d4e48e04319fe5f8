/// One operation of the API, or a page for browsers.
protocol Endpoint: Sendable {
  /// The HTTP method.
  var method: String { get }
  /// The path with its parameters in braces, such as `/v1/knowledge/{id}`.
  var path: String { get }
  /// Who may use it.
  var access: EndpointAccess { get }
  /// What its body must be.
  var body: BodyRules { get }

  /// Looks at a request before its body, which is not stored when this refuses it.
  ///
  /// - Throws: `APIError` for a refusal; anything else becomes a 500.
  func admit(_ head: RequestHead) throws

  /// Answers a request that has been received whole.
  ///
  /// - Throws: `APIError` for a refusal; anything else becomes a 500.
  func answer(_ request: Request) throws -> Answer
}

extension Endpoint {
  var access: EndpointAccess { .key }
  var body: BodyRules { .ignored }
  func admit(_ head: RequestHead) throws {}
}

/// Who may use an endpoint.
enum EndpointAccess {
  /// Programs that know the key; the rate limit counts their requests.
  case key
  /// Anybody on this machine, such as a browser, which has no key to send. Nothing is counted: these
  /// are pages, and no part of the API.
  case anyone
}

/// What the body of a request must be.
enum BodyRules: Sendable {
  /// Whatever is sent is read and thrown away.
  case ignored
  /// `multipart/form-data`.
  case form(FormRules)
  /// `application/json` of at most so many bytes.
  case json(cap: Int)
}

/// A request as an endpoint sees it.
struct Request {
  /// The decoded values of the path's parameters.
  let parameters: [String: String]
  /// The query as it was sent; `nil` where there is none.
  let query: String?
  /// The body, as the endpoint's rules want it.
  let body: Body

  enum Body {
    case ignored
    case form(FormReception)
    case json(JSONValue)
  }
}

/// Reads a body as it arrives.
protocol BodyReader: AnyObject {
  /// Whether the rest of the body is only read and thrown away.
  var isDraining: Bool { get }

  /// Takes the next bytes.
  func take(_ bytes: UnsafeRawBufferPointer)

  /// Ends the body.
  ///
  /// - Throws: `APIError` when the body is not what it must be.
  func finish() throws(APIError) -> Request.Body
}
