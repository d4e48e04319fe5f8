internal import CCurl

/// One libcurl transfer with its options, released with this object.
///
/// Belongs to the thread of its transfer.
final class EasyHandle {
  /// libcurl's handle.
  let pointer: UnsafeMutableRawPointer
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  private var form: OpaquePointer?
  /// libcurl writes here why a transfer failed; it must stand where it is until the release.
  private let words: UnsafeMutablePointer<CChar>

  /// An option that libcurl did not take: it lacks a feature, or memory.
  struct SetupError: Error {
    let code: CURLcode
  }

  init() throws(SetupError) {
    guard let pointer = curl_easy_init() else { throw SetupError(code: CURLE_FAILED_INIT) }
    self.pointer = pointer
    words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try check(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, words))
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_mime_free(form)
    curl_slist_free_all(headerLines)
    words.deallocate()
  }

  /// libcurl's account of the failure, with a general one for the code where it has none.
  func explanation(of code: CURLcode) -> String {
    let own = String(cString: words)
    return own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
  }

  /// The error of the last system call that failed while connecting, or 0.
  var systemError: Int32 { Int32(truncatingIfNeeded: figure(CURLINFO_OS_ERRNO)) }

  /// What OpenSSL said of the server's chain of certificates: 0, or one of its `X509_V_ERR` codes.
  var certificateVerdict: Int { figure(CURLINFO_SSL_VERIFYRESULT) }

  /// True when libcurl sends on a connection that it had kept.
  var isOnKeptConnection: Bool { figure(CURLINFO_NUM_CONNECTS) == 0 }

  private func figure(_ info: CURLINFO) -> Int {
    var value = 0
    ccurl_get_long(pointer, info, &value)
    return value
  }

  /// The status with which a proxy answered the wish for a way to the server, or 0.
  var proxyStatus: Int {
    var status = 0
    ccurl_get_long(pointer, CURLINFO_HTTP_CONNECTCODE, &status)
    return status
  }

  func check(_ code: CURLcode) throws(SetupError) {
    guard code == CURLE_OK else { throw SetupError(code: code) }
  }

  func set(_ option: CURLoption, _ value: Int) throws(SetupError) {
    try check(ccurl_set_long(pointer, option, value))
  }

  func set(_ option: CURLoption, _ value: String) throws(SetupError) {
    try check(ccurl_set_text(pointer, option, value))
  }

  func setClientData(_ options: CURLoption..., to data: UnsafeMutableRawPointer) throws(SetupError)
  {
    for option in options { try check(ccurl_set_pointer(pointer, option, data)) }
  }

  /// Sends these lines besides libcurl's own; one without a value takes libcurl's own away.
  func setHeaderLines(_ lines: [String]) throws(SetupError) {
    for line in lines {
      guard let longer = curl_slist_append(headerLines, line) else {
        throw SetupError(code: CURLE_OUT_OF_MEMORY)
      }
      headerLines = longer
    }
    try check(ccurl_set_pointer(pointer, CURLOPT_HTTPHEADER, headerLines))
  }

  /// Posts the value as JSON.
  func setJSON(_ value: JSON) throws(SetupError) {
    guard let text = value.encoded else { throw SetupError(code: CURLE_OUT_OF_MEMORY) }
    try set(CURLOPT_COPYPOSTFIELDS, text)
  }

  /// Posts the form, whose files are read by the readers that are returned: they must live as long as
  /// this object.
  func setForm(_ content: MultipartForm) throws(SetupError) -> [FileReader] {
    form = curl_mime_init(pointer)
    var readers: [FileReader] = []
    for content in content.parts {
      guard let part = curl_mime_addpart(form) else {
        throw SetupError(code: CURLE_OUT_OF_MEMORY)
      }
      switch content {
      case .text(let name, let value):
        try check(curl_mime_name(part, name))
        try check(value.withCString { curl_mime_data(part, $0, value.utf8.count) })
      case .file(let name, let file):
        let reader = FileReader(file)
        readers.append(reader)
        try check(curl_mime_name(part, name))
        // Without CURLMIMEOPT_FORMESCAPE libcurl writes quotes and line ends as the HTML standard
        // does, as %22, %0D and %0A, and leaves everything else alone.
        try check(curl_mime_filename(part, file.filename))
        try check(curl_mime_type(part, MediaType.of(filename: file.filename)))
        try check(reader.attach(to: part))
      }
    }
    try check(ccurl_set_pointer(pointer, CURLOPT_MIMEPOST, UnsafeMutableRawPointer(form)))
    return readers
  }
}
