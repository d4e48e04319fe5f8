/// One request below the base URL, ready to be sent once.
struct Request: Sendable {
  /// What follows the header.
  enum Body: Sendable {
    case none
    case form(MultipartForm)
    /// JSON that asks for an answer and leaves nothing behind on the server.
    case question(JSON)
  }

  /// What is appended to the base URL: begins with a slash, percent-encoded.
  let path: String
  /// What is posted; a request without a body is a GET.
  let body: Body
  /// How long nothing may go or come, once the request is on its way; never a limit on the whole.
  let silence: Duration
  /// Told how much of the form has gone out; called on the thread of the transport.
  let progress: (@Sendable (UploadProgress) -> Void)?

  init(
    path: String, body: Body = .none, silence: Duration,
    progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) {
    self.path = path
    self.body = body
    self.silence = silence
    self.progress = progress
  }

  /// True when carrying it out twice is not the same as once.
  var changesServer: Bool {
    switch body {
    case .form: true
    case .none, .question: false
    }
  }
}

/// The times after which a request is given up.
struct Timeouts: Sendable {
  /// From the start until a connection stands: name, TCP and TLS.
  var connect: Duration = .seconds(5)
  /// Without a byte in either direction; the wait for an answer counts from the last byte sent.
  var silence: Duration = .seconds(60)
  /// The same for a create, during whose silence the server stores the files.
  var createSilence: Duration = .seconds(300)
}
