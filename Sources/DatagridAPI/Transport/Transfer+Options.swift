internal import CCurl

extension Transfer {
  /// The bytes that libcurl takes from a file and writes to the network at once, instead of 64 KiB: its
  /// largest buffer is 2 MiB; beyond this size a gigabyte takes no less time.
  private static let largeBufferBytes = 256 << 10

  /// From this size of a body on the large buffer is worth its allocation.
  private static let largeBodyBytes = 1 << 20

  /// How long a connection may have been idle, in seconds, when another request is sent on it. Servers
  /// close idle ones after 60 s or so, and it may be that very moment.
  private static let longestIdleTime = 30
  /// The same for a request that must not be repeated; the shortest that is common is 5 s.
  private static let longestIdleTimeOfChange = 4

  func setOptions() throws(EasyHandle.SetupError) {
    try easy.set(CURLOPT_URL, configuration.baseURL + request.path)
    try setMethod()
    try setLimits()
    try setConnection()
    try setCallbacks()
    var lines = ["Authorization: Bearer \(configuration.key.text)"]
    lines += configuration.fields(of: request).map(\.line)
    // Takes away the type of a form, which libcurl gives to a POST that has no body at all.
    if request.method == .post, case .none = request.body { lines.append("Content-Type:") }
    try easy.setHeaderLines(lines)
  }

  private func setMethod() throws(EasyHandle.SetupError) {
    switch (request.method, request.body) {
    // What libcurl does by itself.
    case (.get, .none), (.post, .form), (.post, .json): break
    case (.post, .none):
      try easy.set(CURLOPT_POST, 1)
      try easy.set(CURLOPT_POSTFIELDSIZE, 0)
    default: try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  private func setLimits() throws(EasyHandle.SetupError) {
    // A signal handler of libcurl's own would be installed for the whole process.
    try easy.set(CURLOPT_NOSIGNAL, 1)
    // Otherwise the release of a handle waits for the answer of a name server.
    try easy.set(CURLOPT_QUICK_EXIT, 1)
    try easy.set(CURLOPT_CONNECTTIMEOUT_MS, Int(timeouts.connect / .milliseconds(1)))
    if case .form(let form) = request.body, form.fileBytes >= Transfer.largeBodyBytes {
      try easy.set(CURLOPT_UPLOAD_BUFFERSIZE, Transfer.largeBufferBytes)
    }
  }

  private func setConnection() throws(EasyHandle.SetupError) {
    try easy.set(
      CURLOPT_MAXAGE_CONN,
      request.isRepeatable ? Transfer.longestIdleTime : Transfer.longestIdleTimeOfChange)
    try easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
    // The official clients speak 1.1 too, and only there is it plain what a lost connection and
    // `Expect: 100-continue` mean for the one request on it.
    try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    // The path is encoded already; libcurl must not look for dots in it.
    try easy.set(CURLOPT_PATH_AS_IS, 1)
    // The key goes to the base URL's origin alone, and a POST must not become a GET.
    try easy.set(CURLOPT_FOLLOWLOCATION, 0)
    // What a proxy says of itself is no answer of the service.
    try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if configuration.base.isLoopback { try easy.set(CURLOPT_NOPROXY, "*") }
    if let file = configuration.certificateFile { try easy.set(CURLOPT_CAINFO, file) }
  }

  private func setCallbacks() throws(EasyHandle.SetupError) {
    try easy.setClientData(
      CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_PREREQDATA,
      CURLOPT_PRIVATE,
      to: Unmanaged.passUnretained(self).toOpaque())
    let handle = easy.pointer
    try easy.check(
      ccurl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        guard let transfer = Transfer.from(context) else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer.takeHeader(line) ? line.count : 0
      })
    try easy.check(
      ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        guard let transfer = Transfer.from(context) else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer.takeBody(piece) ? piece.count : 0
      })
    try easy.set(CURLOPT_NOPROGRESS, 0)
    try easy.check(
      ccurl_set_progress(handle) { context, _, received, total, sent in
        Transfer.from(context)?.didMove(
          sent: Int64(sent), of: Int64(total), received: Int64(received))
        return 0
      })
    try easy.check(
      ccurl_set_before_request(handle) { context, _, _, _, localPort in
        guard let transfer = Transfer.from(context) else { return CURL_PREREQFUNC_ABORT }
        let goesOn = transfer.willSend(localPort: Int(localPort))
        return goesOn ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      })
    try setSocketCallbacks()
  }

  /// Their client data outlives the transfer, as a connection does.
  private func setSocketCallbacks() throws(EasyHandle.SetupError) {
    try easy.setClientData(
      CURLOPT_SOCKOPTDATA, CURLOPT_CLOSESOCKETDATA,
      to: Unmanaged.passUnretained(sockets).toOpaque())
    try easy.check(
      ccurl_set_socket_setup(easy.pointer) { context, socket, _ in
        guard let context else { return CURL_SOCKOPT_ERROR }
        Unmanaged<OpenSockets>.fromOpaque(context).takeUnretainedValue().didOpen(socket)
        return CURL_SOCKOPT_OK
      })
    try easy.check(
      ccurl_set_socket_close(easy.pointer) { context, socket in
        guard let context else { return 1 }
        Unmanaged<OpenSockets>.fromOpaque(context).takeUnretainedValue().close(socket)
        return 0
      })
  }

  static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
