internal import CCurl

/// The dates of HTTP (RFC 9110, 5.6.7).
enum HTTPDate {
  /// Reads a date in any of its three forms, which have whole seconds; nil for anything else.
  /// - Returns: the time since 1970 (UTC).
  static func read(_ text: String?) -> Duration? {
    guard let text else { return nil }
    let seconds = curl_getdate(text, nil)
    return seconds == -1 ? nil : .seconds(seconds)
  }
}
