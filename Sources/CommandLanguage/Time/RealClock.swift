#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's time.
package struct RealClock: SessionClock {
  /// The system's time.
  package init() {}

  package var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  package var isSimulated: Bool { false }

  package func sleep(for duration: Duration) async throws {
    try await ContinuousClock().sleep(for: duration)
  }

  package func enter() {}
  package func leave() {}
}
