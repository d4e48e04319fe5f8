/// A moment by both clocks at hand: the machine's steady one, and the session's, which may be simulated,
/// and which people set.
struct LocalMoment: Sendable {
  let steady: ContinuousClock.Instant
  let session: Duration

  /// The time since an earlier moment: at least so much has passed, whichever clock is right.
  func least(since earlier: LocalMoment) -> Duration {
    max(.zero, min(steady - earlier.steady, session - earlier.session))
  }

  /// The time since an earlier moment: at most so much has passed, whichever clock is right.
  func most(since earlier: LocalMoment) -> Duration {
    max(.zero, steady - earlier.steady, session - earlier.session)
  }
}

extension ClientContext {
  /// This very moment.
  var moment: LocalMoment { LocalMoment(steady: .now, session: now()) }
}

/// What the server's clock showed in the `Date` of an answer, and when that answer came.
struct ServerTime: Sendable {
  /// Since 1970, in whole seconds, rounded down.
  let date: Duration
  let read: LocalMoment

  /// What it shows at a later moment, or a little more.
  func atLeast(_ moment: LocalMoment) -> Duration { date + moment.least(since: read) }

  /// What it showed at an earlier moment, or a little more.
  func atLeast(before moment: LocalMoment) -> Duration { date - read.most(since: moment) }
}
