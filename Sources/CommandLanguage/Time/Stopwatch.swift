/// How long something takes, by a session's clock.
///
/// Of real time it is what has passed, whatever the system's clock was set to meanwhile; of simulated time what the
/// session has seen pass, the same in each run.
package struct Stopwatch: Sendable {
  private let clock: any SessionClock
  private let began: Duration
  private let start = ContinuousClock.now

  /// Begins now.
  package init(_ clock: any SessionClock) {
    self.clock = clock
    began = clock.now
  }

  /// How much time is over.
  package var elapsed: Duration {
    clock.isSimulated ? clock.now - began : start.duration(to: .now)
  }
}
