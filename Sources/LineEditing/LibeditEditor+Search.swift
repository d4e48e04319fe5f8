internal import CEdit

/// Searching the history with ^R.
///
/// There is no loop of its own in it. While a search is on, libedit is given ``PrivateKey/search`` for
/// each key that is typed, which runs ``takeSearchKey()``; and what is found stands on the line, behind
/// a prompt that says what is searched. So it is drawn, and a new size, a notice above the line and an end
/// of the input find an ordinary line.
extension LibeditEditor {
  /// A search that is on, and what it has put aside.
  struct Searching {
    var search: HistorySearch
    let draft: EditedLine
    let prompt: RenderedPrompt
    let paint: (String, Int?) -> LinePaint
  }

  func searchHistory() -> EditorFunction.Outcome {
    searching = Searching(
      search: HistorySearch(delegate.history()), draft: line, prompt: prompt,
      paint: delegate.paint)
    return showSearch()
  }

  // MARK: - Keys

  /// The key by which libedit finds the search, which takes the one that was typed.
  func keyOfSearch(for key: Unicode.Scalar) -> Unicode.Scalar {
    searchKey = key
    return PrivateKey.search.scalar
  }

  func takeSearchKey() -> EditorFunction.Outcome {
    let key = searchKey
    switch key {
    case "\u{12}": return searchOlder()  // ^R
    case "\u{13}": return shown(searching?.search.goNewer())  // ^S
    case "\u{8}", "\u{7F}": return shown(searching?.search.widen())
    case "\u{15}":  // ^U
      searching?.search.clear()
      return showSearch()
    case "\u{7}":  // ^G
      endSearch()
      return .refresh
    case "\u{4}":  // ^D
      endSearch()
      return drawAndRun(key)
    case "\r", "\n":
      guard searching?.search.match != nil else { return .bell }
      takeFound()
      _ = enter()
      return .refresh
    case "\t":
      takeFound()
      return .refresh
    case "\u{1B}":
      takeFound()
      // Alone it only ends the search; otherwise it begins the sequence of a key.
      return hasPendingInput ? drawAndRun(key) : .refresh
    case PrivateKey.paste.scalar:
      defer { pasted = "" }
      return narrowSearch(by: pasted)
    case _ where key.properties.generalCategory == .control:
      takeFound()
      return drawAndRun(key)
    default:
      return narrowSearch(by: String(key))
    }
  }

  /// Draws the line in place of the search, and has libedit take the key then.
  private func drawAndRun(_ key: Unicode.Scalar) -> EditorFunction.Outcome {
    el_wpush(editLine, String(key).wideCharacters)
    return .refresh
  }

  /// The next older match; at once, what the search before this one has looked for.
  private func searchOlder() -> EditorFunction.Outcome {
    guard searching?.search.text == "", !searchText.isEmpty else {
      return shown(searching?.search.goOlder())
    }
    return narrowSearch(by: searchText)
  }

  private func narrowSearch(by text: String) -> EditorFunction.Outcome {
    searching?.search.narrow(by: text)
    if let search = searching?.search, search.match != nil { searchText = search.text }
    return showSearch()
  }

  private func shown(_ hasMoved: Bool?) -> EditorFunction.Outcome {
    guard hasMoved == true else { return .bell }
    return showSearch()
  }

  // MARK: - What is shown

  private func showSearch() -> EditorFunction.Outcome {
    guard let searching else { return .bell }
    let text = searching.search.text
    let isFound = text.isEmpty || searching.search.match != nil
    prompt = RenderedPrompt(
      Prompt(
        text.isEmpty ? "search: " : isFound ? "search “\(text)”: " : "nothing like “\(text)” "),
      hasColour: terminal.hasColour)
    let excerpt = excerpt
    put(excerpt.line)
    let match = excerpt.match.map {
      excerpt.line.utf8Offset(of: $0.lowerBound)..<excerpt.line.utf8Offset(of: $0.upperBound)
    }
    delegate.paint = { searching.paint($0, $1).underlining(match) }
    return isFound ? .refresh : .refreshWithBell
  }

  /// What is found, or as many rows of it as the screen has, with the cursor where the text begins.
  private var excerpt: (line: EditedLine, match: Range<Int>?) {
    guard let found = searching?.search.found, let match = searching?.search.match?.range else {
      return (EditedLine(""), nil)
    }
    let size = screenSize
    let layout = BlockLayout(width: size.columns)
    let start = layout.position(after: prompt.characters)
    // One row for the mark of what is left out, and one that stays free.
    let shown = layout.count(of: found, from: start, inRows: max(1, size.rows - 2))
    guard shown < found.count else {
      return (EditedLine(characters: found, cursor: match.lowerBound), match)
    }
    let isInSight = match.upperBound <= shown
    return (
      EditedLine(
        characters: found[..<shown] + "\n…".wideCharacters.dropLast(),
        cursor: isInSight ? match.lowerBound : 0),
      isInSight ? match : nil
    )
  }

  // MARK: - The end

  /// Ends the search with what it has found on the line, or the draft where that is nothing.
  private func takeFound() {
    guard let searching else { return }
    endSearch()
    guard let found = searching.search.found, let match = searching.search.match else { return }
    var walk = walk ?? beginWalk()
    walk.jump(to: String(wideCharacters: found), from: line)
    self.walk = walk
    put(EditedLine(characters: found, cursor: match.range.lowerBound))
  }

  /// Ends the search with the draft on the line.
  func endSearch() {
    guard let searching else { return }
    self.searching = nil
    prompt = searching.prompt
    delegate.paint = searching.paint
    put(searching.draft)
  }
}
