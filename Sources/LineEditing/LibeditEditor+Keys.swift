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

  /// Puts another text on the line, and the cursor into it.
  func put(_ target: EditedLine) {
    let line = line
    replace(0..<line.characters.count, of: line, with: target.text)
    el_cursor(editLine, CInt(target.cursor - self.line.cursor))
  }

  func move(from cursor: Int, to target: Int) -> EditorFunction.Outcome {
    el_cursor(editLine, CInt(target - cursor))
    return .cursorMoved
  }

  func push(_ keys: PrivateKey...) -> EditorFunction.Outcome {
    el_wpush(editLine, keys.map(\.key).joined().wideCharacters)
    return .pushed
  }

  // MARK: - Rows

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

  // MARK: - Elsewhere

  /// Has the text edited by a program of the person's choice; it is not run.
  func editElsewhere() -> EditorFunction.Outcome {
    eraseBlock()
    leaveTerminal()
    let text = delegate.edit(line.text)
    if let text { put(EditedLine(text)) }
    takeTerminalBack()
    return text == nil ? .bell : .unchanged
  }
}
