package import CommandLanguage
import Synchronization

/// What a session remembers of what was typed: its own statements, and those that the file keeps.
///
/// The file is not read before somebody recalls, searches or lists: a prompt that waited for it would
/// come the later the longer a person has worked. What keeps it from being read or written is told once,
/// and the session goes on without.
package final class SessionHistory: Sendable {
  private struct State {
    /// What this session was given, whether the file keeps it or not.
    var own: [String] = []
    /// What the file had when the session began; nil until somebody asks.
    var earlier: [String]?
    /// What went wrong and was not yet told of.
    var untold: HistoryFile.Failure?
    var hasFailed = false
  }

  /// In a millisecond.
  private static let nanoseconds: Int64 = 1_000_000

  private let file: HistoryFile?
  private let settings: Settings
  private let beginning: HistoryFile.End?
  private let state = Mutex(State())

  /// Begins a session; what the file keeps now is what was there when it began.
  ///
  /// - Parameters:
  ///   - file: nil where there is no place for one.
  ///   - settings: ``Setting/history`` is looked at whenever something is to be kept.
  package init(file: HistoryFile?, settings: Settings) {
    self.file = file
    self.settings = settings
    beginning = file?.end
  }

  /// Whether a history is to be kept, and none was there when the session began.
  package var isNew: Bool { beginning?.isNothing ?? false }

  /// Remembers a statement for this session and, unless `set history off`, for later ones.
  package func remember(_ text: String) {
    let hasFailed = state.withLock { state in
      if text != state.own.last { state.own.append(text) }
      if state.own.count > HistoryFile.mostEntries { state.own.removeFirst() }
      return state.hasFailed
    }
    guard let file, settings.isOn(.history) else { return }
    // Who has waited in vain once does not wait with each statement.
    attempt { _ = try hasFailed ? file.append(text, patience: .zero) : file.append(text) }
  }

  /// What Up goes through, oldest first: what was there when the session began, then its own statements.
  package var entries: [String] { earlier + own }

  /// All that there is to search: what other sessions have given until now, then what this one has.
  package var everything: [String] {
    guard let file, let entries = attempt({ try file.load() }) else { return own }
    return entries.filter { $0.session != file.session }.map(\.text) + own
  }

  /// The newest statement that goes on behind a beginning, of ``entries``; one that begins with a blank is
  /// meant to be forgotten.
  package func newest(beginningWith beginning: String, where isMeant: (String) -> Bool) -> String? {
    if beginning.first?.isWhitespace == true { return nil }
    let length = beginning.utf8.count
    func isFound(_ statement: String) -> Bool {
      // Texts that only look alike, an accent of its own say, would be cut in the middle.
      statement.utf8.count > length && statement.hasPrefix(beginning)
        && statement.utf8.starts(with: beginning.utf8) && isMeant(statement)
    }
    return own.last(where: isFound) ?? earlier.last(where: isFound)
  }

  private var own: [String] { state.withLock { $0.own } }

  private var earlier: [String] {
    if let earlier = state.withLock({ $0.earlier }) { return earlier }
    guard let file, let beginning else { return [] }
    let read = attempt { try file.load(upTo: beginning).map(\.text) } ?? []
    state.withLock { $0.earlier = read }
    return read
  }

  /// What there is to tell of a history that cannot be kept, once.
  package func takeNotice() -> String? {
    state.withLock { $0.untold.take() }.map { "\($0)" }
  }

  /// The history as commands see it.
  package var statements: StatementHistory {
    StatementHistory(
      entries: { [self] in
        try failing("unreadable_file") { try file?.load() ?? [] }.map {
          // The file is text, and anything may stand in it.
          StatementHistory.Entry(
            time: min($0.time, .max / Self.nanoseconds) * Self.nanoseconds, text: $0.text)
        }
      },
      clear: { [self] in
        try failing("unwritable_file") { try file?.clear() }
        state.withLock { state in
          state.own = []
          state.earlier = []
        }
      })
  }

  private func attempt<Result>(_ body: () throws -> Result) -> Result? {
    do {
      return try body()
    } catch {
      state.withLock { state in
        if !state.hasFailed { state.untold = error as? HistoryFile.Failure }
        state.hasFailed = true
      }
      return nil
    }
  }

  private func failing<Result>(_ kind: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as HistoryFile.Failure {
      throw Failure(failure.reason, kind: kind, hint: failure.advice)
    }
  }
}
