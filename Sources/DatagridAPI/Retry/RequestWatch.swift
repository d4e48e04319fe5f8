internal import Synchronization

/// What has become of a request so far, for whoever limits its time.
package final class RequestWatch: Sendable {
  /// Whose request the task sends; nil where nobody wants to know.
  @TaskLocal package static var current: RequestWatch?

  private struct State {
    var paced = Duration.zero
    var mayHaveTakenEffect = false
  }

  private let state = Mutex(State())

  /// A watch of a request that has not begun.
  package init() {}

  /// How long it has waited, and is waiting, for its turn below the rate limit: time that this client
  /// takes, and not the server.
  package var paced: Duration { state.withLock { $0.paced } }

  /// Whether something left that a repetition could carry out twice.
  package var mayHaveTakenEffect: Bool { state.withLock { $0.mayHaveTakenEffect } }

  /// A wait for its turn begins.
  func notePacing(_ duration: Duration) { state.withLock { $0.paced += duration } }

  /// It goes out.
  func noteSending(_ request: Request) {
    guard !request.isRepeatable else { return }
    state.withLock { $0.mayHaveTakenEffect = true }
  }
}
