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
    self.remaining = max(0, remaining)
    reset = headers["x-ratelimit-reset"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }
}
