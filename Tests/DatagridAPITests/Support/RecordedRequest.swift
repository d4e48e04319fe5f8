/// A request as its bytes were on the wire.
struct RecordedRequest: Sendable {
  /// The request line and the header lines.
  let lines: [String]
  var body: [UInt8] = []

  init(head: [UInt8]) {
    lines = String(decoding: head, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n").map(String.init)
  }

  /// `POST /v1/knowledge HTTP/1.1`.
  var requestLine: String { lines.first ?? "" }

  /// The value of the header of that name, whatever its case.
  func header(_ name: String) -> String? {
    lines.dropFirst().first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
      .map { String($0.dropFirst(name.count + 1).drop(while: \.isWhitespace)) }
  }

  /// How long a body the header announces.
  var contentLength: Int { header("Content-Length").flatMap { Int($0) } ?? 0 }

  /// The body with the boundary that the header names written as `BOUNDARY`.
  var normalisedBody: String {
    let boundary = header("Content-Type")?.split(separator: "boundary=").last.map(String.init) ?? ""
    return String(decoding: body, as: UTF8.self).replacing(boundary, with: "BOUNDARY")
  }
}
