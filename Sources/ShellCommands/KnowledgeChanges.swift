import CommandLanguage
import DatagridAPI
import Synchronization

/// What this session did to knowledge: what it made, deleted, and set going anew.
///
/// For a moment after `update` or `reindex` the service may still show how the run before ended. A
/// state counts once it can only be the new run's: its `credits` have been null, it was updated since,
/// or ten seconds have passed.
final class KnowledgeChanges: Sendable {
  /// After so long the service has begun with whatever it was asked for.
  private static let patience = Duration.seconds(10)

  private struct Run {
    let asked: Duration
    /// `updated_at` as it was known before.
    let updatedBefore: String?
  }

  private struct State {
    var made: Set<String> = []
    var deleted: Set<String> = []
    var runs: [String: Run] = [:]
  }

  private let state = Mutex(State())

  /// Takes an id that a create of this session was answered with.
  func noteMade(_ id: String) { state.withLock { _ = $0.made.insert(id) } }

  /// Takes an id that a delete of this session was answered about.
  func noteDeleted(_ id: String) { state.withLock { _ = $0.deleted.insert(id) } }

  /// Takes an update or a reindex of a knowledge that was just answered.
  ///
  /// - Parameters:
  ///   - time: as the session's clock counts.
  ///   - updatedBefore: what `updated_at` was before the request, as far as this session knows.
  func noteRun(_ id: String, at time: Duration, updatedBefore: String?) {
    state.withLock { $0.runs[id] = Run(asked: time, updatedBefore: updatedBefore) }
  }

  /// Whether this session made it.
  func isMade(_ id: String) -> Bool { state.withLock { $0.made.contains(id) } }

  /// Whether this session deleted it.
  func isDeleted(_ id: String) -> Bool { state.withLock { $0.deleted.contains(id) } }

  /// Whether what an answer says of a knowledge is of its latest run; once it is, that stays so.
  func isCurrent(_ knowledge: Knowledge, at now: Duration) -> Bool {
    state.withLock { state in
      guard let run = state.runs[knowledge.id] else { return true }
      let isUpdated = run.updatedBefore.map { $0 != knowledge.updatedAt } ?? false
      guard knowledge.creditsConsumed == nil || isUpdated || now - run.asked >= Self.patience
      else { return false }
      state.runs[knowledge.id] = nil
      return true
    }
  }
}
