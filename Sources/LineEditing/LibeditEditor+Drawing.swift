internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal: what is written to it, its size and its modes.
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

  /// Sets the terminal's modes again, which another program has changed, and draws the block below
  /// what that program has printed.
  func takeTerminalBack() {
    // libedit believes that it still has the terminal and sets nothing unless it has let go first.
    cedit_set_raw_mode(editLine, 0)
    enterTerminal()
    redraw()
  }

  /// Sets the modes in which keys arrive one by one, and pastes are marked, and goes to the start of a row.
  ///
  /// Nobody tells in which column a program has left the cursor. As many blanks as a row has columns go
  /// to the next row from anywhere but its start.
  func enterTerminal() {
    cedit_set_raw_mode(editLine, 1)
    // ^Z is a function of ours. libedit takes the terminal's own character for it each time.
    cedit_set_mode(editLine, "susp=".wideCharacters)
    guard drawsLine else { return }
    draw(PasteMark.on + String(repeating: " ", count: screenSize.columns) + "\r")
  }

  /// Gives the terminal to another program, in the modes that programs expect.
  func leaveTerminal() {
    if drawsLine { draw(PasteMark.off) }
    cedit_set_raw_mode(editLine, 0)
  }
}
