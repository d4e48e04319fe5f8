/// Where the parts of a block are, counted from its first row, whether in sight or not.
struct BlockPlan {
  let layout: BlockLayout
  let cursor: ScreenPosition
  let end: ScreenPosition

  init(prompt: RenderedPrompt, line: EditedLine, width: Int) {
    layout = BlockLayout(width: width)
    let start = layout.position(after: prompt.characters)
    let cursor = layout.position(after: line.characters[..<line.cursor], from: start)
    end = layout.position(after: line.characters[line.cursor...], from: cursor)
    self.cursor = layout.cursor(before: line.characters.dropFirst(line.cursor).first, at: cursor)
  }

  /// The first row in sight of a screen so high, as near to the given one as the cursor allows.
  func top(near top: Int, height: Int) -> Int {
    let last = max(0, end.row + 1 - height)
    return min(last, min(cursor.row, max(top, cursor.row - height + 1)))
  }
}
