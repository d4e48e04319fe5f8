#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many columns a terminal has.
enum TerminalWidth {
  /// What the terminal at a descriptor says; 80 where it says nothing.
  static func of(_ descriptor: CInt) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
