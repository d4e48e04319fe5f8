import Synchronization

/// Counts the requests of each endpoint over a sliding window.
///
/// A request that is refused for its number is not counted. The memory is bounded by the limit for
/// each endpoint.
final class RateLimiter: Sendable {
  /// The limit that the service publishes for a plan without one of its own.
  static let publishedLimit = 200
  /// The length of the window, in milliseconds.
  static let window: Int64 = 60_000

  /// What the limit has to say about a request.
  struct Verdict: Sendable, Equatable {
    /// Whether the request is let through.
    let isAllowed: Bool
    let limit: Int
    /// How many more requests would be let through now.
    let remaining: Int
    /// The Unix time, in whole seconds, by which the oldest request has left the window.
    let reset: Int64
    /// Seconds until then, rounded up; `nil` while there are requests left.
    let retryAfter: Int64?
  }

  private let limit: Int
  private let now: @Sendable () -> Int64
  /// The times of the requests within the window, oldest first, by endpoint.
  private let windows = Mutex<[String: ArraySlice<Int64>]>([:])

  init(limit: Int, now: @escaping @Sendable () -> Int64) {
    self.limit = max(0, limit)
    self.now = now
  }

  /// Counts a request to an endpoint, which is named by its method and template.
  func count(_ endpoint: String) -> Verdict {
    windows.withLock { windows in
      // Within the lock, so that times are in order.
      let now = now()
      var times = windows[endpoint, default: []]
      windows[endpoint] = nil  // one owner: the slice is changed in its place
      if let last = times.last, last > now { times.removeAll { $0 > now } }
      times = times.drop { $0 <= now - Self.window }
      let isAllowed = times.count < limit
      if isAllowed { times.append(now) }
      windows[endpoint] = times
      let freed = (times.first ?? now) + Self.window
      return Verdict(
        isAllowed: isAllowed, limit: limit, remaining: limit - times.count,
        reset: Self.seconds(freed),
        retryAfter: times.count < limit ? nil : max(1, Self.seconds(freed - now)))
    }
  }

  /// Whole seconds of a time in milliseconds, rounded up: who waits for so long has waited enough.
  private static func seconds(_ milliseconds: Int64) -> Int64 {
    (milliseconds + 999) / 1000
  }
}

extension RateLimiter.Verdict {
  /// The headers that tell it.
  var headers: [Answer.Header] {
    var headers = [
      Answer.Header(name: "X-RateLimit-Limit", value: String(limit)),
      Answer.Header(name: "X-RateLimit-Remaining", value: String(remaining)),
      Answer.Header(name: "X-RateLimit-Reset", value: String(reset)),
    ]
    if let retryAfter {
      headers.append(Answer.Header(name: "Retry-After", value: String(retryAfter)))
    }
    return headers
  }
}
