#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A moment in milliseconds since 1970 (UTC), written as the API and as HTTP write it.
struct Timestamp: Sendable, Equatable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  let milliseconds: Int64

  /// ISO 8601 with milliseconds, such as `2025-03-09T14:05:07.042Z`.
  var iso8601: String {
    let parts = utc
    return """
      \(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))\
      T\(time(parts)).\(padded(Int32(floor.remainder), 3))Z
      """
  }

  /// The form of the `Date` header (RFC 9110, 5.6.7), such as `Sun, 09 Mar 2025 14:05:07 GMT`.
  ///
  /// Not by `strftime`, which would follow the locale that a shell sets.
  var httpDate: String {
    let parts = utc
    return """
      \(Self.days[Int(parts.tm_wday)]), \(padded(parts.tm_mday)) \
      \(Self.months[Int(parts.tm_mon)]) \(padded(parts.tm_year + 1900, 4)) \(time(parts)) GMT
      """
  }

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds, rounded down, and the milliseconds beyond them.
  private var floor: (seconds: Int64, remainder: Int64) {
    let remainder = milliseconds % 1000
    return remainder < 0
      ? (milliseconds / 1000 - 1, remainder + 1000) : (milliseconds / 1000, remainder)
  }

  private var utc: tm {
    var seconds = time_t(floor.seconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return parts
  }

  private func time(_ parts: tm) -> String {
    "\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))"
  }

  private func padded(_ number: Int32, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
