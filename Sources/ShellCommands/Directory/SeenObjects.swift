import CommandLanguage
import Synchronization

/// The objects that answers of this session were about, so that their ids can be completed.
///
/// Handles would be too few for that: a program lets go of most, and people name what they have read.
final class SeenObjects: Sendable {
  /// How many are kept, the latest: some five megabytes, and more than a person tells apart.
  static let limit = 20_000

  private struct Entry {
    let kind: String
    let object: ObjectSummary
    /// The number of the answer that it was seen in last.
    let time: Int
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var time = 0
  }

  private let state = Mutex(State())

  /// Notes an object that an answer was about; one without an id is named by nobody.
  func note(_ kind: ObjectKind, _ id: String, _ record: Record) {
    guard !id.isEmpty else { return }
    let object = ObjectSummary(id: id, record)
    state.withLock { state in
      state.time += 1
      state.entries[Self.key(kind.name, id)] = Entry(
        kind: kind.name, object: object, time: state.time)
      if state.entries.count > Self.limit { Self.dropOlderHalf(&state) }
    }
  }

  /// Forgets an object that is gone.
  func forget(_ kind: ObjectKind, _ id: String) {
    state.withLock { _ = $0.entries.removeValue(forKey: Self.key(kind.name, id)) }
  }

  /// Forgets all, as of another account.
  func forgetAll() { state.withLock { $0.entries = [:] } }

  /// The objects of a kind, the latest first.
  func latest(of kind: String) -> [ObjectSummary] {
    let found = state.withLock { $0.entries.values.filter { $0.kind == kind } }
    return found.sorted { $0.time > $1.time }.map(\.object)
  }

  private static func key(_ kind: String, _ id: String) -> String { "\(kind) \(id)" }

  /// Half at once, so that a long list does not pay for each of its objects.
  private static func dropOlderHalf(_ state: inout State) {
    let oldest = state.time - limit / 2
    state.entries = state.entries.filter { $0.value.time > oldest }
  }
}

extension ObjectSummary {
  /// What an answer says of an object.
  init(id: String, _ record: Record) {
    self.init(id: id, name: record.nonemptyText("name"), status: record.nonemptyText("status"))
  }
}

extension Record {
  fileprivate func nonemptyText(_ key: String) -> String? {
    guard case .text(let text)? = self[key], !text.isEmpty else { return nil }
    return text
  }
}
