internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is drawn beside libedit: below a block, or in its place after the terminal has changed.
extension LibeditEditor {
  /// Writes through libedit's own stream, behind what it has drawn.
  func draw(_ text: String) {
    fputs(text, streams.output)
    fflush(streams.output)
  }

  /// The terminal's rows and columns, or those that libedit takes when the terminal does not say.
  var screenSize: (rows: Int, columns: Int) {
    var size = winsize()
    guard ioctl(streams.inputDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
      size.ws_row > 0
    else { return (24, 80) }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// Puts the cursor behind the last character, where what is printed next spoils nothing.
  func moveToEndOfBlock() {
    let line = line
    let layout = BlockLayout(width: screenSize.columns)
    let start = layout.position(after: prompt.characters)
    let cursor = layout.position(after: line.characters[..<line.cursor], from: start)
    let end = layout.position(after: line.characters[line.cursor...], from: cursor)
    guard terminal.isCapable else {
      // A plain terminal goes down by newlines alone; the column then is the first one.
      return draw(String(repeating: "\r\n", count: end.row - cursor.row))
    }
    let down = end.row > cursor.row ? "\u{1B}[\(end.row - cursor.row)B" : ""
    let right = end.column > 0 ? "\u{1B}[\(end.column)C" : ""
    draw(down + "\r" + right)
  }

  /// Draws the block again at the terminal's new size.
  ///
  /// Terminals wrap what is on the screen anew when their width changes: the block's first row is
  /// where the new width puts it, and that is where the drawing begins.
  func redrawAtNewSize() {
    let line = line
    let layout = BlockLayout(width: screenSize.columns)
    let start = layout.position(after: prompt.characters)
    let cursor = layout.position(after: line.characters[..<line.cursor], from: start)
    if terminal.isCapable {
      draw((cursor.row > 0 ? "\u{1B}[\(cursor.row)A" : "") + "\r\u{1B}[J")
    } else {
      draw("\r\n")
    }
    el_resize(editLine)
    cedit_redraw(editLine)
  }

  /// Sets the terminal's modes again, which another program has changed, and draws the block below
  /// what that program has printed.
  func takeTerminalBack() {
    // libedit believes that it still has the terminal and sets nothing unless it has let go first.
    cedit_set_raw_mode(editLine, 0)
    cedit_set_raw_mode(editLine, 1)
    el_resize(editLine)
    cedit_redraw(editLine)
  }
}
