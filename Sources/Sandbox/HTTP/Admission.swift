/// Who is let in: programs of this machine that know the key.
struct Admission: Sendable {
  /// The key, as `Authorization: Bearer` carries it.
  let key: String

  /// Checks where a request comes from.
  ///
  /// A web page can make a browser send requests to 127.0.0.1, under its own name by DNS rebinding.
  /// It cannot choose `Host`, and cannot leave out `Origin`.
  func checkSource(_ head: RequestHead) throws(APIError) {
    guard head.values("origin").isEmpty else {
      throw .forbidden("Requests with an Origin header come from web pages and are refused.")
    }
    guard let host = head.value("host"), Self.isOurs(host) else {
      throw .forbidden("The Host header must name 127.0.0.1, localhost or sandbox.local.")
    }
  }

  /// Checks what a request identifies itself with.
  func checkKey(_ head: RequestHead) throws(APIError) {
    let parts = (head.value("authorization") ?? "").split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer", isKey(parts[1]) else {
      throw .unauthorized
    }
  }

  /// Whether a `Host` names the loopback address, whatever the port: a relay in front has its own.
  private static func isOurs(_ host: String) -> Bool {
    var name = host.lowercased()[...]
    if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") {
      guard name[name.index(after: colon)...].allSatisfy({ $0.isASCII && $0.isNumber }) else {
        return false
      }
      name = name[..<colon]
    }
    return ["127.0.0.1", "localhost", "[::1]", "sandbox.local"].contains(name)
  }

  /// Compares in a time that depends on the lengths alone.
  private func isKey(_ candidate: Substring) -> Bool {
    var difference = UInt8(candidate.utf8.count == key.utf8.count ? 0 : 1)
    for (given, wanted) in zip(candidate.utf8, key.utf8) { difference |= given ^ wanted }
    return difference == 0
  }
}
