internal import CEdit

/// Drawing the line under edit on a terminal that can do more than plain text.
///
/// libedit draws to nowhere then. What it asks a key for, ``showLine()`` brings to the screen: the
/// editor alone writes there, and so knows of each cell what it shows.
extension LibeditEditor {
  /// Sees to it that the screen shows the line with its paint.
  func showLine() {
    guard drawsLine else { return }
    let line = line
    show(picture(of: line, paint: paint(for: line)))
  }

  /// What is painted over a line: nothing where styles are unwanted, since a hint without one looks like
  /// text, and nothing over a block that is taller than the screen.
  ///
  /// - Parameter isEdited: whether there is a cursor in it.
  func paint(for line: EditedLine, isEdited: Bool = true) -> LinePaint {
    guard drawsLine, terminal.hasColour, isWholeInSight(line) else { return LinePaint() }
    return delegate.paint(line.text, isEdited ? line.utf8Offset(of: line.cursor) : nil)
  }

  private func isWholeInSight(_ line: EditedLine) -> Bool {
    let size = screenSize
    // What is far too long need not be laid out at each key to know so.
    return line.characters.count < size.rows * size.columns
      && BlockPlan(prompt: prompt, line: line, width: size.columns).end.row < size.rows
  }

  private func picture(of line: EditedLine, paint: LinePaint) -> BlockPicture {
    BlockPicture(
      prompt: prompt, line: line, paint: paint, size: screenSize, top: picture?.top ?? 0)
  }

  private func show(_ new: BlockPicture) {
    if picture?.width != new.width { picture = nil }
    let output = BlockUpdate(from: picture, to: new).output
    if !output.isEmpty { draw(output) }
    picture = new
  }

  /// Leaves the block as it is to stay, without its hint, with the cursor behind its last character.
  ///
  /// What is drawn next begins a block anew, where the cursor is then.
  func moveToEndOfBlock() {
    moveToEnd(of: line)
  }

  func moveToEnd(of line: EditedLine) {
    guard drawsLine else { return moveDownFromPlainBlock() }
    let end = EditedLine(characters: line.characters, cursor: line.characters.count)
    var paint = paint(for: end, isEdited: false)
    paint.hint = nil
    show(picture(of: end, paint: paint))
    picture = nil
  }

  /// A plain terminal goes down by newlines alone; the column then is the first one.
  private func moveDownFromPlainBlock() {
    let plan = BlockPlan(prompt: prompt, line: line, width: screenSize.columns)
    draw(String(repeating: "\r\n", count: plan.end.row - plan.cursor.row))
  }

  /// Takes the block off the screen, so that what is drawn next begins where it did; a plain terminal
  /// keeps it.
  func eraseBlock() {
    guard drawsLine else { return draw("\r\n") }
    let size = screenSize
    let up = min(picture?.rowsAboveCursor(atWidth: size.columns) ?? 0, size.rows - 1)
    draw((up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J")
    picture = nil
  }

  /// Prints rows above the block, which is drawn again below them; a plain terminal keeps it above, too.
  func printAbove(_ rows: String) {
    guard !rows.isEmpty else { return }
    eraseBlock()
    draw(rows)
    redraw()
  }

  /// Draws the block again at the terminal's new size.
  func redrawAtNewSize() {
    eraseBlock()
    redraw()
  }

  /// Draws the block from the row that the cursor is in, at the size that the terminal has now.
  func redraw() {
    picture = nil
    // The editor itself draws when it waits for the next key.
    guard !drawsLine else { return }
    // libedit keeps its cursor over a change of size, even where that is beyond what it keeps of the
    // screen then; only drawing anew takes it back.
    el_resize(editLine)
    cedit_redraw(editLine)
  }

  func clearScreen() -> EditorFunction.Outcome {
    if drawsLine { draw("\u{1B}[H\u{1B}[2J") }
    picture = nil
    return drawsLine ? .unchanged : push(.clearScreen)
  }

  // MARK: - libedit's own picture

  /// Sees to it that libedit writes nowhere but on what it keeps of the screen.
  ///
  /// Where the cursor jumps to the end of a block that is taller than the screen, libedit believes it in the
  /// row where it was, and in one row more than it keeps when the text fills a row there.
  func mendDrawing() {
    if drawsLine { keepToOneRow() } else { drawAfterJump() }
  }

  /// A single row cannot be left. libedit asks for the terminal's size anew at each line.
  private func keepToOneRow() {
    guard cedit_rows(editLine) != 1 else { return }
    cedit_set_rows(editLine, "1".wideCharacters)
    cedit_redraw(editLine)
  }

  private func drawAfterJump() {
    let line = line
    let isAtEnd = line.cursor == line.characters.count
    defer { wasAtEnd = isAtEnd }
    let size = screenSize
    guard isAtEnd, !wasAtEnd,
      BlockPlan(prompt: prompt, line: line, width: size.columns).end.row >= size.rows
    else { return }
    draw("\r")
    cedit_redraw(editLine)
  }
}
