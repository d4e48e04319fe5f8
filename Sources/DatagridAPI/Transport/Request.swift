/// One request below the base URL, ready to be sent.
struct Request: Sendable {
  /// What follows the header.
  enum Body: Sendable {
    case none
    case form(MultipartForm)
    case json(JSON)
  }

  /// What is to be done.
  let method: HTTPMethod
  /// The path with its parameters in braces, as the API pages name it: what a rate limit counts by.
  let endpoint: String
  /// What is appended to the base URL: begins with a slash, percent-encoded, its query included.
  let path: String
  let body: Body
  /// True when carrying it out twice is the same as once.
  let isRepeatable: Bool
  /// How long nothing may go or come, once the request is on its way; never a limit on the whole.
  let silence: Duration
  /// Told how much of the form has gone out; called on the thread of the transport.
  let progress: (@Sendable (UploadProgress) -> Void)?

  /// - Parameters:
  ///   - path: the endpoint itself unless it has parameters or a query.
  ///   - isRepeatable: what the method means for most endpoints unless given.
  init(
    _ method: HTTPMethod, _ endpoint: String, path: String? = nil, body: Body = .none,
    isRepeatable: Bool? = nil, silence: Duration,
    progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) {
    self.method = method
    self.endpoint = endpoint
    self.path = path ?? endpoint
    self.body = body
    self.isRepeatable = isRepeatable ?? (method != .post && method != .patch)
    self.silence = silence
    self.progress = progress
  }
}

/// The times after which a request is given up.
struct Timeouts: Sendable {
  /// From the start until a connection stands: name, TCP and TLS.
  var connect: Duration = .seconds(5)
  /// Without a byte in either direction; the wait for an answer counts from the last byte sent.
  var silence: Duration = .seconds(60)
  /// The same for what sends files, during whose silence the server stores them.
  var uploadSilence: Duration = .seconds(300)
  /// The bytes a second below which an answer that has begun is given up: slower than any network.
  var leastAnswerRate = 1024
}
