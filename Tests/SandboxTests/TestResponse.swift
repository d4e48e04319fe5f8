@testable import Sandbox

/// An answer as it came over the wire.
struct TestResponse {
  let status: Int
  /// Header values by the name in lower case.
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: JSONValue { JSONValue(parsing: body) ?? .null }

  /// The text in a member of the body, which is reached by names: `details.reason`.
  func string(_ path: String) -> String? {
    if case .string(let text)? = value(path) { return text }
    return nil
  }

  /// The whole number in a member of the body.
  func integer(_ path: String) -> Int64? {
    if case .integer(let number)? = value(path) { return number }
    return nil
  }

  func value(_ path: String) -> JSONValue? {
    path.split(separator: ".").reduce(json) { value, name in
      guard case .object(let members)? = value else { return nil }
      return members.first { $0.name == name }?.value
    }
  }

  /// Takes an answer from the front of `received`, if it is there whole.
  init?(_ received: inout [UInt8], isHead: Bool) {
    guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (line[..<colon].lowercased(), String(value))
    }
    headers = Dictionary(pairs) { $0 + ", " + $1 }
    status = Int(lines[0].split(separator: " ")[1]) ?? 0
    let size = isHead || status == 100 ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
    guard received.count >= end.upperBound + size else { return nil }
    body = Array(received[end.upperBound..<(end.upperBound + size)])
    received.removeFirst(end.upperBound + size)
  }
}
