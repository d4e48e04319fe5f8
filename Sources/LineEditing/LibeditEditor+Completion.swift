internal import CEdit

extension LibeditEditor {
  func completeWord() -> EditorFunction.Outcome {
    let line = line
    if line.isCursorInIndentation { return indent() }
    let completion = delegate.complete(line.text, line.utf8Offset(of: line.cursor))
    let range =
      line.index(
        utf8Offset: completion.replacing.lowerBound)..<line.index(
        utf8Offset: completion.replacing.upperBound)
    let present = String(wideCharacters: line.characters[range])

    guard let first = completion.candidates.first else { return .bell }
    guard completion.candidates.count > 1 else {
      let space = first.isFinal && !line.hasSpace(at: range.upperBound) ? " " : ""
      return replace(present, at: range, of: line, with: first.text + space)
    }
    let common = Self.commonPrefix(of: completion.candidates.map(\.text))
    if common.count > present.count {
      return replace(present, at: range, of: line, with: common)
    }
    show(CandidateList(completion.candidates))
    return .unchanged
  }

  private func replace(
    _ present: String, at range: Range<Int>, of line: EditedLine, with text: String
  ) -> EditorFunction.Outcome {
    guard text != present else { return .unchanged }
    replace(range, of: line, with: text)
    return .refresh
  }

  /// Prints below the block and draws the block again under the list.
  private func show(_ list: CandidateList) {
    let size = screenSize
    moveToEndOfBlock()
    draw("\r\n")
    // The prompt and a row of the text stay in sight; the list of a tiny screen still says something.
    for row in list.rows(width: size.columns, limit: max(2, size.rows - 2)) { draw(row + "\r\n") }
    cedit_redraw(editLine)
  }

  /// What all the texts begin with, by characters as a person sees them.
  static func commonPrefix(of texts: [String]) -> String {
    guard var common = texts.first?[...] else { return "" }
    for text in texts.dropFirst() {
      let shared = zip(common, text).prefix { $0 == $1 }.count
      common = common.prefix(shared)
    }
    // A backslash makes the next character mean itself: alone it would begin something else.
    if common.reversed().prefix(while: { $0 == "\\" }).count % 2 == 1 { common.removeLast() }
    return String(common)
  }
}
