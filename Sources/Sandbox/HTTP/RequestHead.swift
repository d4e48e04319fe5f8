import CMicroHTTPD

/// The request line and the headers that the sandbox looks at.
struct RequestHead: Sendable, Equatable {
  let method: String
  /// The path as it was sent: still percent-encoded, and without the query.
  let path: String
  /// The query as it was sent; `nil` where there is none.
  let query: String?
  /// Header values in their order, by the header's name in lower case.
  private let headers: [String: [String]]

  init(method: String, target: String, headers: [String: [String]]) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : nil
    self.headers = headers
  }

  /// Reads the headers of a connection's request.
  init(method: String, target: String, connection: OpaquePointer?) {
    var headers: [String: [String]] = [:]
    withUnsafeMutablePointer(to: &headers) { headers in
      _ = MHD_get_connection_values(connection, .HEADER_KIND, takeHeader, headers)
    }
    self.init(method: method, target: target, headers: headers)
  }

  /// All values of a header, whose name is given in lower case.
  func values(_ name: String) -> [String] { headers[name] ?? [] }

  /// The only value of a header; `nil` when there is none or more than one.
  func value(_ name: String) -> String? {
    let values = values(name)
    return values.count == 1 ? values[0] : nil
  }

  /// The length that the body is announced with, if it is.
  var contentLength: Int64? { value("content-length").flatMap { Int64($0) } }

  /// Whether the client waits for leave before it sends the body.
  var expectsContinue: Bool { value("expect")?.lowercased() == "100-continue" }
}

/// Adds one header to the dictionary that `context` points to.
private func takeHeader(
  _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
  _ value: UnsafePointer<CChar>?
) -> MHD_Result {
  guard let context, let name else { return .NO }
  let headers = context.assumingMemoryBound(to: [String: [String]].self)
  headers.pointee[String(cString: name).lowercased(), default: []]
    .append(value.map { String(cString: $0) } ?? "")
  return .YES
}
