#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A walk through the history: from the draft to older entries, and back the way it came.
///
/// What is changed on the way stays where it was changed until the walk is over, the draft as well as a
/// recalled entry: nothing that was typed gets lost by looking at something else. The history itself
/// does not change.
struct HistoryWalk {
  private var entries: [String]

  /// The entries that were stopped at, the present one last; none while at the draft.
  private var path: [Int] = []

  /// What is not stopped at again on the way back: the draft, and the entries of the path.
  private var passed: Set<String> = []

  /// What was left behind, by entry: those that were changed, and the draft under ``draft``.
  private var left: [Int: EditedLine] = [:]

  /// What stood before the cursor when the draft was left.
  private var prefix = ""

  /// - Parameter entries: oldest first.
  init(_ entries: [String]) {
    self.entries = entries
  }

  private static let draft = -1

  private var present: Int { path.last ?? Self.draft }

  /// The next older entry that was not met on this walk, with the cursor at its end; nil when there is
  /// none, and nothing changes then.
  ///
  /// - Parameter isByPrefix: whether it has to begin with what stood before the cursor in the draft.
  mutating func goBack(from line: EditedLine, isByPrefix: Bool) -> EditedLine? {
    if path.isEmpty { begin(from: line, prefix: line.characters[..<line.cursor]) }
    let wanted = isByPrefix ? prefix.utf8 : "".utf8
    guard
      let next = entries[..<(path.last ?? entries.count)].lastIndex(where: {
        $0.utf8.starts(with: wanted) && !passed.contains($0)
      })
    else { return nil }
    go(to: next, from: line)
    return arrive()
  }

  /// The stop before the last one, the draft in the end; nil when the walk is there already.
  mutating func goForward(from line: EditedLine) -> EditedLine? {
    guard let entry = path.last else { return nil }
    leave(line)
    path.removeLast()
    passed.remove(entries[entry])
    return arrive()
  }

  /// Goes to an entry that was found by other means, as if the walk had come to it.
  mutating func jump(to entry: String, from line: EditedLine) {
    if path.isEmpty { begin(from: line, prefix: []) }
    if !entries.contains(entry) { entries.append(entry) }  // of another session
    entries.lastIndex(of: entry).map { go(to: $0, from: line) }
  }

  private mutating func begin(from line: EditedLine, prefix: ArraySlice<wchar_t>) {
    self.prefix = String(wideCharacters: prefix)
    passed = [line.text]
  }

  private mutating func go(to entry: Int, from line: EditedLine) {
    leave(line)
    path.append(entry)
    passed.insert(entries[entry])
  }

  private mutating func leave(_ line: EditedLine) {
    let isUnchanged = path.last.map { entries[$0] == line.text } ?? false
    left[present] = isUnchanged ? nil : line
  }

  private func arrive() -> EditedLine {
    left[present] ?? EditedLine(path.last.map { entries[$0] } ?? "")
  }
}
