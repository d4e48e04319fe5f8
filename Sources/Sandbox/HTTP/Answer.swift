import CMicroHTTPD

/// What a request is answered with.
struct Answer: Sendable {
  let status: UInt32
  /// Headers beyond those of every answer.
  var headers: [Header] = []
  let body: [UInt8]
  private let contentType: String

  /// A name and its value.
  struct Header: Sendable {
    let name: String
    let value: String
  }

  /// An answer with a JSON body.
  init(status: UInt32, _ body: JSONValue, headers: [Header] = []) {
    self.status = status
    self.headers = headers
    self.body = body.encoded
    contentType = "application/json"
  }

  /// An answer with a page for a browser, in UTF-8.
  init(page: String, headers: [Header]) {
    status = 200
    self.headers = headers
    body = Array(page.utf8)
    contentType = "text/html; charset=utf-8"
  }

  /// Hands the answer to libmicrohttpd, which sends it once the request is read.
  ///
  /// The `Date` is written here, for libmicrohttpd's own would not follow the sandbox's clock.
  func queue(on connection: OpaquePointer?, date: Timestamp) -> MHD_Result {
    let response = body.withUnsafeBytes {
      MHD_create_response_from_buffer(
        $0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress),
        MHD_ResponseMemoryMode.RESPMEM_MUST_COPY)
    }
    guard let response else { return .NO }
    defer { MHD_destroy_response(response) }
    MHD_add_response_header(response, "Date", date.httpDate)
    MHD_add_response_header(response, "Content-Type", contentType)
    for header in headers { MHD_add_response_header(response, header.name, header.value) }
    return MHD_queue_response(connection, status, response)
  }
}
