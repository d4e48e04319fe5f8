internal import CCurl

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Transfer {
  /// The bytes that libcurl takes from a file and writes to the network at once: its largest buffer
  /// is 2 MiB; beyond this size a gigabyte takes no less time.
  private static let uploadBufferBytes = 256 << 10

  func setOptions() throws(EasyHandle.SetupError) {
    try easy.set(CURLOPT_URL, configuration.baseURL + request.path)
    try setLimits()
    try setConnection()
    try setCallbacks()
    var lines = [
      "Authorization: Bearer \(configuration.key.text)",
      "Accept: application/json",
    ]
    if case .question = request.body { lines.append("Content-Type: application/json") }
    if let teamspace = configuration.teamspace { lines.append("Datagrid-Teamspace: \(teamspace)") }
    try easy.setHeaderLines(lines)
    try easy.set(CURLOPT_USERAGENT, ProductVersion.userAgent)
  }

  private func setLimits() throws(EasyHandle.SetupError) {
    // A signal handler of libcurl's own would be installed for the whole process.
    try easy.set(CURLOPT_NOSIGNAL, 1)
    // Otherwise the release of a handle waits for the answer of a name server.
    try easy.set(CURLOPT_QUICK_EXIT, 1)
    try easy.set(CURLOPT_CONNECTTIMEOUT_MS, Int(timeouts.connect / .milliseconds(1)))
    try easy.set(CURLOPT_UPLOAD_BUFFERSIZE, Transfer.uploadBufferBytes)
  }

  private func setConnection() throws(EasyHandle.SetupError) {
    try easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
    // The official clients speak 1.1 too, and only there is it plain what a lost connection and
    // `Expect: 100-continue` mean for the one request on it.
    try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    // The path is encoded already; libcurl must not look for dots in it.
    try easy.set(CURLOPT_PATH_AS_IS, 1)
    // The key goes to the base URL's origin alone, and a POST must not become a GET.
    try easy.set(CURLOPT_FOLLOWLOCATION, 0)
    if configuration.base.isLoopback { try easy.set(CURLOPT_NOPROXY, "*") }
    if let file = configuration.certificateFile { try easy.set(CURLOPT_CAINFO, file) }
  }

  private func setCallbacks() throws(EasyHandle.SetupError) {
    try easy.setClientData(
      CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_PREREQDATA,
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
      ccurl_set_before_request(handle) { context, _, _, _, _ in
        Transfer.from(context)?.willSend() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      })
    // Programs that this process starts must not inherit the connection.
    try easy.check(
      ccurl_set_socket_setup(handle) { _, socket, _ in
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        return CURL_SOCKOPT_OK
      })
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
