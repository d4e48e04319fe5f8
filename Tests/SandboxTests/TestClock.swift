@testable import Sandbox

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
  /// 2025-03-09T14:05:07.000Z
  static let start: Int64 = 1_741_529_107_000

  private let time = Monitor(start)

  /// The time, for a configuration.
  var now: @Sendable () -> Int64 { { [time] in time.update { $0 } } }

  func advance(by milliseconds: Int64) { time.update { $0 += milliseconds } }
}
