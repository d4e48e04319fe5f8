#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many columns and rows a terminal has now.
struct TerminalSize: Equatable {
  let columns: Int
  let rows: Int

  /// What the terminal at a descriptor says; 80 and 24 where it says nothing.
  init(of descriptor: CInt) {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    columns = isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
    rows = isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
  }
}
