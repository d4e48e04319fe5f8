import Synchronization

/// A handle on an API object: one for each id, refreshed by every answer about it.
package final class ObjectHandle: Sendable {
  /// What it is a handle on.
  package let kind: ObjectKind
  /// What the endpoints call it.
  package let id: String

  private struct Contents {
    var record: Record
    /// When the request began whose answer this is.
    var requested: ContinuousClock.Instant
  }
  private let contents: Mutex<Contents>

  /// A handle with what an answer said.
  ///
  /// - Parameter requested: when the request began whose answer that is.
  package init(
    kind: ObjectKind, id: String, record: Record, requested: ContinuousClock.Instant
  ) {
    self.kind = kind
    self.id = id
    contents = Mutex(Contents(record: record, requested: requested))
  }

  /// The fields as the latest answer gave them.
  package var record: Record { contents.withLock { $0.record } }

  /// Takes an answer's fields, unless the answer to a later request came first.
  package func refresh(with record: Record, requested: ContinuousClock.Instant) {
    contents.withLock {
      if requested >= $0.requested { $0 = Contents(record: record, requested: requested) }
    }
  }
}
