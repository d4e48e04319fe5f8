#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a block looks on the screen: prompt, text and hint, cell by cell, and where the cursor is.
///
/// Of a block that is taller than the screen it holds the rows in sight.
struct BlockPicture: Equatable {
  /// What stands in one column.
  struct Cell: Equatable {
    /// A character with the marks that combine with it; nothing in the second column of a wide one.
    var text: String
    var style: TextStyle

    static let blank = Cell(text: " ", style: .plain)

    /// The second column of a wide character.
    var isContinuation: Bool { text.isEmpty }
  }

  struct Row: Equatable {
    var cells: [Cell] = []

    /// Whether the text goes on in the next row because this one is full: a terminal that knows so
    /// wraps it anew at another width, and copies it as one.
    var isContinued = false

    var text: String { cells.map(\.text).joined() }
  }

  private(set) var rows: [Row]
  private(set) var cursor: ScreenPosition

  /// The number of rows above the first one in sight.
  let top: Int

  let width: Int

  /// - Parameters:
  ///   - top: the first row that was in sight before, which stays so when it can.
  ///   - paint: the paint for the text; spans that are out of order or beyond the text are skipped.
  init(
    prompt: RenderedPrompt, line: EditedLine, paint: LinePaint, size: (rows: Int, columns: Int),
    top: Int = 0
  ) {
    let plan = BlockPlan(prompt: prompt, line: line, width: size.columns)
    width = size.columns
    self.top = plan.top(near: top, height: size.rows)
    let count = min(plan.end.row + 1, size.rows)
    rows = Array(repeating: Row(), count: count)
    cursor = ScreenPosition(row: plan.cursor.row - self.top, column: plan.cursor.column)
    let end = draw(prompt, line, paint, in: plan.layout)
    if let hint = paint.hint, count == plan.end.row + 1 { draw(hint, from: end) }
  }

  /// How many rows of it are above the cursor on a screen of another width, where a terminal has wrapped
  /// them anew.
  func rowsAboveCursor(atWidth width: Int) -> Int {
    guard width != self.width else { return cursor.row }
    let layout = BlockLayout(width: width)
    var (start, end) = (ScreenPosition(), ScreenPosition())
    for row in rows[..<cursor.row] {
      end = layout.position(after: row.text.wideCharacters.dropLast(), from: end)
      if row.isContinued { continue }
      // To the terminal, no empty row is behind one that is just full.
      if end.column > 0 || end == start { end = ScreenPosition(row: end.row + 1) }
      start = end
    }
    let before = Row(cells: Array(rows[cursor.row].cells.prefix(cursor.column))).text
    return layout.position(after: before.wideCharacters.dropLast(), from: end).row
  }

  /// The row and column behind the text.
  private mutating func draw(
    _ prompt: RenderedPrompt, _ line: EditedLine, _ paint: LinePaint, in layout: BlockLayout
  ) -> ScreenPosition {
    var position = ScreenPosition()
    for character in prompt.characters { draw(character, prompt.style, &position, layout) }
    var spans = paint.spans[...]
    var offset = 0
    for character in line.characters {
      if position.row >= top + rows.count { break }
      while let span = spans.first, span.range.upperBound <= offset { spans.removeFirst() }
      let style = spans.first.flatMap { $0.range.contains(offset) ? $0.style : nil } ?? .plain
      draw(character, style, &position, layout)
      offset += EditedLine.utf8Length(of: character)
    }
    return position
  }

  private mutating func draw(
    _ character: wchar_t, _ style: TextStyle, _ position: inout ScreenPosition,
    _ layout: BlockLayout
  ) {
    let before = position
    layout.advance(&position, over: character) { scalar, columns, place in
      put(scalar, columns, style, at: place)
    }
    if position.row > before.row, character != 0x0A { markContinued(before.row..<position.row) }
  }

  private mutating func markContinued(_ range: Range<Int>) {
    for row in range where rows.indices.contains(row - top) { rows[row - top].isContinued = true }
  }

  private mutating func put(
    _ scalar: Unicode.Scalar, _ columns: Int, _ style: TextStyle, at place: ScreenPosition
  ) {
    guard rows.indices.contains(place.row - top) else { return }
    let row = place.row - top
    if columns == 0 { return combine(scalar, inRow: row) }
    rows[row].cells.append(Cell(text: String(scalar), style: style))
    for _ in 1..<columns { rows[row].cells.append(Cell(text: "", style: style)) }
  }

  /// A mark goes with the character before it, which ends the row above when this one is empty.
  private mutating func combine(_ scalar: Unicode.Scalar, inRow row: Int) {
    let row = rows[row].cells.isEmpty && row > 0 && rows[row - 1].isContinued ? row - 1 : row
    guard let column = rows[row].cells.lastIndex(where: { !$0.isContinuation }) else { return }
    rows[row].cells[column].text.unicodeScalars.append(scalar)
  }

  /// Draws the first row of a hint as far as the screen's row has room; the last column stays free, so
  /// that the cursor of the terminal never leaves the row.
  private mutating func draw(_ hint: LinePaint.Hint, from end: ScreenPosition) {
    let row = hint.text.prefix { !$0.isNewline }
    let text = DisplayText(String(row)).cut(to: width - 1 - end.column).text
    let layout = BlockLayout(width: width)
    var position = end
    for character in text.wideCharacters.dropLast() {
      draw(character, TextStyle(isDim: true), &position, layout)
    }
  }
}
