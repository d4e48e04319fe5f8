#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How long a server asks to wait before the next request.
enum RetryAfter {
  /// Reads `retry-after-ms`, else `Retry-After` in seconds, which may be fractional, or as a date.
  ///
  /// A date is counted from the answer's own `Date`, so that a wrong clock here does no harm.
  /// - Returns: never a negative time; nil when there is neither or it cannot be read.
  static func read(_ headers: HeaderFields) -> Duration? {
    if let milliseconds = headers["retry-after-ms"].flatMap(number) {
      return .seconds(milliseconds / 1000)
    }
    guard let text = headers["retry-after"] else { return nil }
    if let seconds = number(text) { return .seconds(seconds) }
    guard let date = HTTPDate.read(text) else { return nil }
    return max(.zero, date - (HTTPDate.read(headers["date"]) ?? .seconds(time(nil))))
  }

  /// A number of at most a billion, which keeps the arithmetic of durations away from its ends.
  private static func number(_ text: String) -> Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return min(max(0, value), 1e9)
  }
}
