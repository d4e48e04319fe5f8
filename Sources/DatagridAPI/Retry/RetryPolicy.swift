/// Decides whether a request that failed is tried again, and after how long.
///
/// It is a table without a clock, a network or a state of its own: the same facts give the same
/// decision.
struct RetryPolicy: Sendable {
  /// What is done after a try that failed.
  enum Decision: Sendable, Hashable {
    case giveUp(Attempts.End)
    /// Another try after that time: the `number`-th `of` so many of its sort.
    case again(after: Duration, number: Int, of: Int)
  }

  /// What has been done for a request so far.
  struct History: Sendable, Hashable {
    /// The tries that failed.
    var tries = 1
    /// The waits that the rate limit asked for, which do not count as retries.
    var rateLimitWaits = 0
    /// The time since the first try began, less that in which the client itself held it up.
    var elapsed = Duration.zero

    /// The repetitions that count against ``RequestLimits/retries``.
    var retries: Int { tries - 1 - rateLimitWaits }
  }

  /// The delay before the first repetition, of which each next one is the double (official clients).
  static let firstDelay = Duration.milliseconds(500)
  /// The longest delay that the server did not ask for (official clients).
  static let longestDelay = Duration.seconds(8)
  /// The part of a delay that chance may take away, so that clients do not come in step (official
  /// clients).
  static let jitter = 0.25
  /// How many waits that the rate limit asks for are obeyed: a server that names the time does not
  /// fail, but one that never lets a request through must not hold it for ever.
  static let rateLimitWaits = 10

  let limits: RequestLimits

  /// - Parameters:
  ///   - failure: what came of the latest try.
  ///   - random: from 0 to below 1.
  func decision(
    after failure: FailedAttempt, _ history: History, random: Double
  ) -> Decision {
    guard !failure.mayHaveTakenEffect else { return .giveUp(.unsettled) }
    guard failure.instruction ?? failure.isTransient else { return .giveUp(.lasting) }
    guard limits.retries > 0 else { return .giveUp(.exhausted) }
    if let asked = failure.askedWait, let allowed = limits.longestWait, asked > allowed {
      return .giveUp(.waitTooLong(asked: asked, allowed: allowed))
    }
    let isAsked = failure.isRateLimited && failure.askedWait != nil
    let done = isAsked ? history.rateLimitWaits : history.retries
    let most = isAsked ? Self.rateLimitWaits : limits.retries
    guard done < most else { return .giveUp(.exhausted) }
    let delay = failure.askedWait ?? Self.delay(before: history.retries, random: random)
    if let total = limits.total, history.elapsed + delay >= total {
      return .giveUp(.outOfTime(wait: delay))
    }
    return .again(after: delay, number: done + 1, of: most)
  }

  /// The delay after that many repetitions: min(0.5 · 2ⁿ, 8) s less up to a quarter.
  private static func delay(before retries: Int, random: Double) -> Duration {
    // Beyond four doublings it is the longest anyway.
    let full = min(firstDelay * (1 << min(retries, 4)), longestDelay)
    return full * (1 - jitter * random)
  }
}
