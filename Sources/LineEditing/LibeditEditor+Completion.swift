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

    if completion.candidates.count == 1, let only = completion.candidates.first {
      let space = only.isFinal && !line.hasSpace(at: range.upperBound) ? " " : ""
      return replace(present, at: range, of: line, with: only.text + space)
    }
    if !completion.shared.isEmpty, completion.shared.count > present.count {
      return replace(present, at: range, of: line, with: completion.shared)
    }
    guard !completion.candidates.isEmpty || completion.note != nil else { return .bell }
    return list(completion, of: line)
  }

  private func replace(
    _ present: String, at range: Range<Int>, of line: EditedLine, with text: String
  ) -> EditorFunction.Outcome {
    guard text != present else { return .unchanged }
    replace(range, of: line, with: text)
    return .refresh
  }

  /// Shows the candidates, unless the key before this one has shown the very same.
  private func list(_ completion: Completion, of line: EditedLine) -> EditorFunction.Outcome {
    let listing = Listing(completion: completion, line: line, key: keysRead)
    defer { latestListing = listing }
    if let latestListing, latestListing.isRepeated(by: listing) { return .bell }
    let hasColour = terminal.hasColour && delegate.hasColour()
    show(CandidateList(completion.candidates, note: completion.note, dimsSummaries: hasColour))
    return .unchanged
  }

  /// Prints below the block and draws the block again under the list.
  private func show(_ list: CandidateList) {
    let size = screenSize
    moveToEndOfBlock()
    draw("\r\n")
    // The prompt and a row of the text stay in sight; the list of a tiny screen still says something.
    for row in list.rows(width: size.columns, limit: max(2, size.rows - 2)) { draw(row + "\r\n") }
    redraw()
  }

  /// A list of candidates that was shown.
  struct Listing {
    let completion: Completion
    let line: EditedLine
    /// The number of the key that asked for it.
    let key: Int

    /// Whether the other list is the same again, asked for by the very next key.
    func isRepeated(by other: Listing) -> Bool {
      key + 1 == other.key && line == other.line && completion == other.completion
    }
  }
}
