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

/// Where the characters of a block stand on the screen.
///
/// The rules are those of libedit's `re_addc` and `re_putc`, since on a plain terminal it is libedit
/// that draws.
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

  /// How many of the characters stand in the first rows, when the first of them stands at `start`.
  func count(of characters: [wchar_t], from start: ScreenPosition, inRows rows: Int) -> Int {
    var position = start
    let end = characters.firstIndex { character in
      advance(&position, over: character)
      return position.row >= rows
    }
    return end ?? characters.count
  }

  /// Where the cursor is when it stands before the character: a wide one without room in the row begins
  /// the next one.
  func cursor(before character: wchar_t?, at position: ScreenPosition) -> ScreenPosition {
    guard let character, position.column > 0, character >= 0x20,
      position.column + Int(cedit_columns(character)) > width
    else { return position }
    return ScreenPosition(row: position.row + 1)
  }

  /// Goes on behind a character, and says where each piece of it stands: a tab is blanks, a control
  /// character `^C`, what cannot be printed `\U+FFFE`.
  func advance(
    _ position: inout ScreenPosition, over character: wchar_t,
    drawing draw: (Unicode.Scalar, _ columns: Int, ScreenPosition) -> Void = { _, _, _ in }
  ) {
    switch character {
    case 0x20..<0x7F:  // most of all; what is pasted is laid out at each key
      place(Unicode.Scalar(UInt8(truncatingIfNeeded: character)), 1, &position, draw)
    case 0x0A:
      position = ScreenPosition(row: position.row + 1)
    case 0x09:
      repeat { place(" ", 1, &position, draw) } while position.column % Self.tabWidth != 0
    case ..<0x20, 0x7F...0x9F:
      place("^", 1, &position, draw)
      place(Self.letter(ofControl: character), 1, &position, draw)
    case _ where !Self.isPrintable(character):
      for scalar in Self.escape(of: character).unicodeScalars { place(scalar, 1, &position, draw) }
    default:
      let scalar = Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
      place(scalar, max(0, Int(cedit_columns(character))), &position, draw)
    }
  }

  private func place(
    _ scalar: Unicode.Scalar, _ columns: Int, _ position: inout ScreenPosition,
    _ draw: (Unicode.Scalar, Int, ScreenPosition) -> Void
  ) {
    // A wide character does not straddle the margin, unless there is no room for it anywhere.
    if position.column + columns > width, position.column > 0 {
      position = ScreenPosition(row: position.row + 1)
    }
    draw(scalar, columns, position)
    position.column += columns
    if position.column >= width {
      position = ScreenPosition(row: position.row + 1)
    }
  }

  /// Whether a character may be shown as it is: those that turn the direction of the text may not.
  private static func isPrintable(_ character: wchar_t) -> Bool {
    guard cedit_is_printable(character) != 0 else { return false }
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: character)) else { return true }
    return scalar.properties.generalCategory != .format || DisplayText.joiners.contains(scalar)
  }

  private static func letter(ofControl character: wchar_t) -> Unicode.Scalar {
    character == 0x7F ? "?" : Unicode.Scalar(UInt8(truncatingIfNeeded: character & 0x1F | 0x40))
  }

  private static func escape(of character: wchar_t) -> String {
    let digits = String(UInt32(bitPattern: character), radix: 16, uppercase: true)
    let count = character > 0xFFFF ? 5 : 4
    return "\\U+" + String(repeating: "0", count: max(0, count - digits.count))
      + digits.suffix(count)
  }

  private static let tabWidth = 8
}
