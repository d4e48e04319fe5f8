internal import CCurl

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The address below which all endpoints stand, checked and normalised.
///
/// It is read by libcurl's own parser, the one that reads it again for sending: two parsers that
/// disagree about where the host ends would send the key elsewhere.
struct BaseURL: Sendable, Hashable {
  /// The address without a slash at its end.
  let text: String
  /// The host, and the port where it is not the scheme's own, for messages.
  let host: String
  /// True when the host is this machine by its name or address.
  let isLoopback: Bool

  init(_ address: String) throws(ConfigurationError) {
    guard !address.isEmpty else { throw ConfigurationError(.baseURL, .empty) }
    guard HeaderText.isVisibleASCII(address) else {
      throw ConfigurationError(.baseURL, .unprintable)
    }
    guard !address.contains(where: { $0 == "?" || $0 == "#" }) else {
      throw ConfigurationError(.baseURL, .query)
    }
    let parts = try URLParts(address)
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil else {
      throw ConfigurationError(.baseURL, .userInfo)
    }
    guard let scheme = parts[CURLUPART_SCHEME], let host = parts[CURLUPART_HOST], !host.isEmpty,
      let whole = parts[CURLUPART_URL]
    else { throw ConfigurationError(.baseURL, .notAnAddress) }
    isLoopback = BaseURL.isLoopback(host)
    switch scheme {
    case "https": break
    case "http":
      guard isLoopback else { throw ConfigurationError(.baseURL, .notEncrypted) }
    default: throw ConfigurationError(.baseURL, .wrongScheme)
    }
    self.host = parts[CURLUPART_PORT].map { "\(host):\($0)" } ?? host
    text = String(whole.reversed().drop { $0 == "/" }.reversed())
  }

  /// Names that merely look like an address, such as `127.0.0.1.example.com`, are not loopback.
  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    var address = in_addr()
    guard inet_pton(AF_INET, host, &address) == 1 else { return false }
    return UInt32(bigEndian: address.s_addr) >> 24 == 127
  }
}

/// An address taken apart by libcurl.
private final class URLParts {
  private let handle: OpaquePointer

  init(_ address: String) throws(ConfigurationError) {
    guard let handle = curl_url() else { throw ConfigurationError(.baseURL, .notAnAddress) }
    self.handle = handle
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME)
    let result = curl_url_set(handle, CURLUPART_URL, address, flags)
    guard result == CURLUE_OK else { throw ConfigurationError(.baseURL, .notAnAddress) }
  }

  deinit { curl_url_cleanup(handle) }

  /// That part, or nil when the address has none; a port only when it is not the scheme's own.
  subscript(part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, UInt32(CURLU_NO_DEFAULT_PORT)) == CURLUE_OK, let text
    else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
