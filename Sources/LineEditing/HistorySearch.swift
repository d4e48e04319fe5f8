internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An incremental search of the history: what was typed, and the entry that it has found.
///
/// A text is found anywhere in an entry. Case counts when the text has a capital.
struct HistorySearch {
  /// An entry, and where the text stands in it.
  struct Match: Equatable {
    let entry: Int
    let range: Range<Int>
  }

  private struct Step {
    var text = ""
    var match: Match?
  }

  /// Newest first, each once.
  private let entries: [[wchar_t]]
  private let folded: [[wchar_t]]

  /// One for each piece that was typed: taking it back finds again what was found before.
  private var steps = [Step()]

  /// - Parameter entries: oldest first, with what was given again and again.
  init(_ entries: [String]) {
    var seen: Set<String> = []
    let distinct = entries.reversed().filter { seen.insert($0).inserted }
    self.entries = distinct.map { $0.wideCharacters.dropLast() }
    folded = self.entries.map { $0.map(Self.fold) }
  }

  var text: String { steps.last?.text ?? "" }
  var match: Match? { steps.last?.match }

  /// The entry that is found, in libedit's characters.
  var found: [wchar_t]? { match.map { entries[$0.entry] } }

  /// Looks for a longer text, from the entry on that is found now.
  mutating func narrow(by addition: String) {
    let text = text + addition
    // What has a longer text has the shorter one too, with a capital as without.
    let start = steps.count == 1 ? 0 : match?.entry ?? entries.count
    steps.append(Step(text: text, match: first(text, in: start..<entries.count)))
  }

  /// Takes back what was typed last; false when there is nothing.
  @discardableResult
  mutating func widen() -> Bool {
    guard steps.count > 1 else { return false }
    steps.removeLast()
    return true
  }

  /// Takes back all that was typed.
  mutating func clear() { steps.removeLast(steps.count - 1) }

  /// Goes on to the next older entry that has the text; false when there is none.
  @discardableResult
  mutating func goOlder() -> Bool {
    guard let match else { return false }
    return go(to: first(text, in: match.entry + 1..<entries.count))
  }

  /// Goes back to the next newer entry that has the text; false when there is none.
  @discardableResult
  mutating func goNewer() -> Bool {
    guard let match else { return false }
    return go(to: first(text, in: (0..<match.entry).reversed()))
  }

  private mutating func go(to match: Match?) -> Bool {
    guard let match else { return false }
    steps[steps.count - 1].match = match
    return true
  }

  private func first(_ text: String, in candidates: some Sequence<Int>) -> Match? {
    let hasCapital = text.contains(where: \.isUppercase)
    let searched = hasCapital ? entries : folded
    let pattern = text.wideCharacters.dropLast().map { hasCapital ? $0 : Self.fold($0) }
    for entry in candidates {
      if let range = Self.range(of: pattern, in: searched[entry]) {
        return Match(entry: entry, range: range)
      }
    }
    return nil
  }

  private static func range(of pattern: [wchar_t], in text: [wchar_t]) -> Range<Int>? {
    guard let lead = pattern.first, pattern.count <= text.count else { return nil }
    for start in 0...text.count - pattern.count
    where text[start] == lead && text[start...].starts(with: pattern) {
      return start..<start + pattern.count
    }
    return nil
  }

  /// The small letter, one for one, so that places in the folded text are places in the text.
  private static func fold(_ character: wchar_t) -> wchar_t {
    switch character {
    case 0x41...0x5A: character + 0x20
    case ..<0x80: character
    default: wchar_t(bitPattern: towlower(wint_t(bitPattern: character)))
    }
  }
}
