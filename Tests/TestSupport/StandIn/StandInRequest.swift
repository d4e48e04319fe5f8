/// A request as the stand-in reads it; texts alone, for its files are texts.
struct StandInRequest {
  let method: String
  /// Below `/v1`, as it was written.
  let target: String
  /// The path below `/v1`, decoded.
  let segments: [String]
  let query: [String: String]
  /// Names in small letters.
  let headers: [String: String]
  var body = ""

  init(head: String) {
    var lines = head.replacing("\r\n", with: "\n").split(separator: "\n")[...]
    let first = lines.popFirst()?.split(separator: " ") ?? []
    method = String(first.first ?? "")
    target = first.count > 1 ? String(first[1].trimmingPrefix("/v1")) : ""
    let halves = target.split(separator: "?", maxSplits: 1)
    segments = (halves.first ?? "").split(separator: "/").map(Self.decoded)
    let fields = halves.count > 1 ? halves[1].split(separator: "&") : []
    query = Dictionary(
      fields.map { field in
        let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (Self.decoded(pair[0]), pair.count > 1 ? Self.decoded(pair[1]) : "")
      }, uniquingKeysWith: { first, _ in first })
    headers = Dictionary(
      lines.map { line in
        let pair = line.split(separator: ":", maxSplits: 1)
        let value = pair.count > 1 ? pair[1].trimmingPrefix(" ") : ""
        return (pair[0].lowercased(), String(value))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The parts of a form, in their order.
  var parts: [(name: String, filename: String?, value: String)] {
    guard let boundary = headers["content-type"]?.split(separator: "boundary=").last else {
      return []
    }
    return body.split(separator: "--\(boundary)").dropLast().map { part in
      let end = part.firstRange(of: "\r\n\r\n") ?? part.endIndex..<part.endIndex
      let names = part[..<end.lowerBound].split(separator: "\"").map(String.init)
      let value = String(part[end.upperBound...].dropLast())
      return (names[1], names.count > 3 ? names[3] : nil, value)
    }
  }

  /// The value of a part that is a text.
  func field(_ name: String) -> String? { parts.first { $0.name == name }?.value }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), let code = UInt8(digits, radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
