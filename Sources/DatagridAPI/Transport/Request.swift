/// One request below the base URL, ready to be sent once.
struct Request: Sendable {
  /// What is appended to the base URL: begins with a slash, percent-encoded.
  let path: String
  /// The form to post, or nil for a GET.
  let form: MultipartForm?
  /// How long nothing may go or come, once the request is on its way; never a limit on the whole.
  let silence: Duration
  /// Told how much of the form has gone out; called on the thread of the transport.
  let progress: (@Sendable (UploadProgress) -> Void)?

  init(
    path: String, form: MultipartForm? = nil, silence: Duration,
    progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) {
    self.path = path
    self.form = form
    self.silence = silence
    self.progress = progress
  }

  /// True when carrying it out twice is not the same as once.
  var changesServer: Bool { form != nil }
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
