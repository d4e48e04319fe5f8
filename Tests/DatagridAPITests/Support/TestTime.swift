import Synchronization

@testable import DatagridAPI

/// Surroundings of a client whose time passes only while it waits; they keep what it waited for.
final class TestTime: Sendable {
  private struct State {
    var now = Duration.seconds(1_000_000)
    var limits = RequestLimits()
    var sleeps: [Duration] = []
    var events: [ClientEvent] = []
  }

  private let state = Mutex(State())
  /// Done before each wait, as another program might in the meantime.
  private let meanwhile: @Sendable () async throws -> Void

  init(meanwhile: @escaping @Sendable () async throws -> Void = {}) {
    self.meanwhile = meanwhile
  }

  var limits: RequestLimits {
    get { state.withLock { $0.limits } }
    set { state.withLock { $0.limits = newValue } }
  }
  var now: Duration { state.withLock { $0.now } }
  /// The waits, in their order.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }
  var events: [ClientEvent] { state.withLock { $0.events } }
  /// What was told of waits.
  var waits: [ClientWait] {
    events.compactMap { if case .waiting(let wait) = $0 { wait } else { nil } }
  }

  func pass(_ duration: Duration) { state.withLock { $0.now += duration } }

  /// Chance takes nothing away, so that delays are whole.
  var context: ClientContext {
    ClientContext(
      now: { self.now },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.sleeps.append(duration)
          state.now += max(.zero, duration)
        }
        try await self.meanwhile()
      },
      random: { 0 }, limits: { self.limits },
      observe: { event in self.state.withLock { $0.events.append(event) } })
  }
}
