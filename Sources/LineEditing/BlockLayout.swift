internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place on the screen, counted from the row and column at which the prompt begins.
struct ScreenPosition: Equatable {
  var row = 0
  var column = 0
}

/// Where libedit has put the characters of a block.
///
/// libedit keeps this to itself, and whoever prints below a block, or redraws it, has to know. The
/// rules are those of its `re_addc` and `re_putc`.
struct BlockLayout {
  /// The columns of the screen, at least 1.
  let width: Int

  /// The place behind the characters, when the first of them stands at `start`.
  func position(
    after characters: some Sequence<wchar_t>, from start: ScreenPosition = ScreenPosition()
  ) -> ScreenPosition {
    var position = start
    for character in characters { advance(&position, over: character) }
    return position
  }

  private func advance(_ position: inout ScreenPosition, over character: wchar_t) {
    switch character {
    case 0x0A:
      position = ScreenPosition(row: position.row + 1)
    case 0x09:
      repeat { place(1, &position) } while position.column % Self.tabWidth != 0
    case ..<0x20, 0x7F...0x9F:
      for _ in "^X" { place(1, &position) }
    case _ where cedit_is_printable(character) == 0:
      for _ in character > 0xFFFF ? "\\U+00000" : "\\U+0000" { place(1, &position) }
    default:
      place(max(0, Int(cedit_columns(character))), &position)
    }
  }

  private func place(_ columns: Int, _ position: inout ScreenPosition) {
    if position.column + columns > width {  // a wide character does not straddle the margin
      position = ScreenPosition(row: position.row + 1)
    }
    position.column += columns
    if position.column >= width {
      position = ScreenPosition(row: position.row + 1)
    }
  }

  private static let tabWidth = 8
}
