internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LibeditEditor {
  /// The text under edit as it is now.
  var line: EditedLine {
    guard let info = el_wline(editLine) else { return EditedLine(characters: [], cursor: 0) }
    return EditedLine(info.pointee)
  }

  // MARK: - Changing the text

  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    el_winsertstr(editLine, text.wideCharacters)
  }

  func replace(_ range: Range<Int>, of line: EditedLine, with text: String) {
    el_cursor(editLine, CInt(range.upperBound - line.cursor))
    el_deletestr(editLine, CInt(range.count))
    insert(text)
  }

  private func move(from cursor: Int, to target: Int) -> EditorFunction.Outcome {
    el_cursor(editLine, CInt(target - cursor))
    return .cursorMoved
  }

  private func push(_ keys: PrivateKey...) -> EditorFunction.Outcome {
    el_wpush(editLine, keys.map(\.key).joined().wideCharacters)
    return .pushed
  }

  // MARK: - Rows

  /// A new row is indented like the one above, and at least this much.
  private static let indentation = "  "

  func enter() -> EditorFunction.Outcome {
    if mendDraft() == .refresh { return .refreshWithBell }
    let line = line
    guard delegate.isIncomplete(line.text) else {
      el_cursor(editLine, CInt(line.characters.count - line.cursor))
      return push(.submit)
    }
    // What is pasted has an indentation of its own, or is a string in which blanks count.
    let isVerbatim = hasPendingInput || delegate.isVerbatim(line.text)
    insert(isVerbatim ? "\n" : "\n" + indentation(below: line))
    return .refresh
  }

  private func indentation(below line: EditedLine) -> String {
    let above = String(wideCharacters: line.indentation)
    return above.isEmpty ? Self.indentation : above
  }

  func moveRowUp() -> EditorFunction.Outcome {
    let line = line
    guard let target = line.cursorOneRowUp else { return previousEntry() }
    return move(from: line.cursor, to: target)
  }

  func moveRowDown() -> EditorFunction.Outcome {
    let line = line
    guard let target = line.cursorOneRowDown else { return nextEntry() }
    return move(from: line.cursor, to: target)
  }

  func moveToRowStart() -> EditorFunction.Outcome {
    let line = line
    return move(from: line.cursor, to: line.rowStart(of: line.cursor))
  }

  func moveToRowEnd() -> EditorFunction.Outcome {
    let line = line
    return move(from: line.cursor, to: line.rowEnd(of: line.cursor))
  }

  func deleteForward() -> EditorFunction.Outcome {
    let line = line
    if line.characters.isEmpty { return .endOfInput }
    guard line.cursor < line.characters.count else { return .bell }
    replace(line.cursor..<line.cursor + 1, of: line, with: "")
    return .refresh
  }

  /// Indents, where Tab stands in the indentation of a row.
  func indent() -> EditorFunction.Outcome {
    insert(Self.indentation)
    return .refresh
  }

  // MARK: - History

  func previousEntry() -> EditorFunction.Outcome {
    keepDraft()
    return push(.previousEntry, .mendDraft)
  }

  func nextEntry() -> EditorFunction.Outcome {
    keepDraft()
    return push(.nextEntry, .mendDraft)
  }

  /// libedit's `EL_BUFSIZ`: of what was typed before a walk through the history it saves so many
  /// characters, and gives back zeros for the rest.
  private static let savedByLibedit = 1024

  func keepDraft() {
    let line = line
    if line.characters.count > Self.savedByLibedit, !line.characters.contains(0) { draft = line }
  }

  /// Puts the draft back when libedit has given back its beginning.
  func mendDraft() -> EditorFunction.Outcome {
    let line = line
    guard let draft, draft.characters.count == line.characters.count, line.characters.contains(0)
    else { return .unchanged }
    replace(0..<line.characters.count, of: line, with: draft.text)
    return .refresh
  }
}
