/// What an answer said of the rate limit of its endpoint (`X-RateLimit-…`).
package struct RateLimit: Sendable, Hashable {
  /// How many requests a window of 60 s allows.
  package let limit: Int
  /// How many of them are left.
  package let remaining: Int
  /// When that changes, in seconds since 1970 (UTC); nil when the server does not say.
  package let reset: Double?

  /// Reads the header fields of an answer, be it of success or not; nil when they do not tell.
  package init?(_ headers: HeaderFields) {
    guard let limit = headers["x-ratelimit-limit"].flatMap({ Int($0) }), limit >= 0,
      let remaining = headers["x-ratelimit-remaining"].flatMap({ Int($0) })
    else { return nil }
    self.limit = limit
    // More left than there are is nonsense, and such numbers do not add up.
    self.remaining = min(max(0, remaining), limit)
    reset = headers["x-ratelimit-reset"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// How long it is until ``reset``, by the clock of the server that said so: ours may be wrong.
  ///
  /// - Parameter now: by our clock, for a server that does not date its answers; since 1970.
  func timeToReset(_ headers: HeaderFields, now: Duration) -> Duration? {
    guard let reset else { return nil }
    let sent = HTTPDate.read(headers["date"]) ?? now
    // Kept away from the ends of what durations can hold.
    let seconds = min(max(0, reset - sent / .seconds(1)), 1e9)
    return .milliseconds(Int64((seconds * 1000).rounded()))
  }
}
