import Synchronization

/// A handle on an API object: one for each id, refreshed by every answer about it.
package final class ObjectHandle: Sendable {
  /// What it is a handle on.
  package let kind: ObjectKind
  /// What the endpoints call it; empty where they have no name for it, as for a search's result.
  package let id: String

  private struct Contents {
    var record: Record
    /// When the request began whose answer this is.
    var requested: ContinuousClock.Instant
    /// When that answer had come, by the session's clock.
    var answered: Duration
  }
  private let contents: Mutex<Contents>

  /// A handle with what an answer said.
  ///
  /// - Parameters:
  ///   - requested: when the request began whose answer that is.
  ///   - answered: when the answer had come, as ``SessionClock/now`` counts.
  package init(
    kind: ObjectKind, id: String, record: Record, requested: ContinuousClock.Instant,
    answered: Duration
  ) {
    self.kind = kind
    self.id = id
    contents = Mutex(Contents(record: record, requested: requested, answered: answered))
  }

  /// The fields as the latest answer gave them.
  package var record: Record { contents.withLock { $0.record } }

  /// When the latest answer had come, as ``SessionClock/now`` counts.
  package var answered: Duration { contents.withLock { $0.answered } }

  /// Takes an answer's fields, unless the answer to a later request came first.
  package func refresh(
    with record: Record, requested: ContinuousClock.Instant, answered: Duration
  ) {
    contents.withLock {
      guard requested >= $0.requested else { return }
      $0 = Contents(record: record, requested: requested, answered: answered)
    }
  }
}
