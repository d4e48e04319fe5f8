internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The text under edit at one moment, in libedit's characters, with the places that editing asks for.
struct EditedLine: Equatable {
  let characters: [wchar_t]

  /// An index into `characters`, or their count.
  let cursor: Int

  init(characters: [wchar_t], cursor: Int) {
    self.characters = characters
    self.cursor = cursor
  }

  /// A text that was recalled, with the cursor at its end.
  init(_ text: String) {
    let characters = Array(text.wideCharacters.dropLast())
    self.init(characters: characters, cursor: characters.count)
  }

  init(_ info: LineInfoW) {
    let count = info.lastchar - info.buffer
    characters = Array(UnsafeBufferPointer(start: info.buffer, count: count))
    cursor = info.cursor - info.buffer
  }

  var text: String { String(wideCharacters: characters) }

  // MARK: - Rows

  private static let newline = wchar_t(0x0A)

  private static func isBlank(_ character: wchar_t) -> Bool {
    character == 0x20 || character == 0x09
  }

  /// Where the row that holds the index begins.
  func rowStart(of index: Int) -> Int {
    characters[..<index].lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
  }

  /// Where the row that holds the index ends, before its newline.
  func rowEnd(of index: Int) -> Int {
    characters[index...].firstIndex(of: Self.newline) ?? characters.count
  }

  /// The same place a row up, or nil on the first row.
  var cursorOneRowUp: Int? {
    let start = rowStart(of: cursor)
    guard start > 0 else { return nil }
    let above = rowStart(of: start - 1)
    return min(above + cursor - start, start - 1)
  }

  /// The same place a row down, or nil on the last row.
  var cursorOneRowDown: Int? {
    let end = rowEnd(of: cursor)
    guard end < characters.count else { return nil }
    return min(end + 1 + cursor - rowStart(of: cursor), rowEnd(of: end + 1))
  }

  /// Whether the cursor stands in the indentation of a row that continues a statement.
  var isCursorInIndentation: Bool {
    let start = rowStart(of: cursor)
    return start > 0 && characters[start..<cursor].allSatisfy(Self.isBlank)
  }

  /// The blanks that the cursor's row begins with, on both sides of the cursor.
  var indentationRange: Range<Int> {
    let start = rowStart(of: cursor)
    return start..<start + characters[start...].prefix(while: Self.isBlank).count
  }

  /// How many blanks stand at the cursor.
  var blanksAtCursor: Int { characters[cursor...].prefix(while: Self.isBlank).count }

  /// The rows above the cursor's, without the newline that ends them.
  var rowsAbove: String {
    String(wideCharacters: characters[..<max(0, rowStart(of: cursor) - 1)])
  }

  /// Whether the cursor stands behind at least one blank of such an indentation.
  var isCursorBehindIndentation: Bool {
    isCursorInIndentation && cursor > rowStart(of: cursor)
  }

  /// The character at the index; nil at the end.
  func character(at index: Int) -> Character? {
    index < characters.count ? String(wideCharacters: [characters[index]]).first : nil
  }

  /// Whether white space stands at the index.
  func hasSpace(at index: Int) -> Bool {
    index < characters.count && iswspace(wint_t(bitPattern: characters[index])) != 0
  }

  // MARK: - UTF-8 offsets

  /// The offset in bytes at which the index stands in ``text``.
  func utf8Offset(of index: Int) -> Int {
    characters[..<index].reduce(0) { $0 + Self.utf8Length(of: $1) }
  }

  /// The index of the character that holds the byte, or of the nearest one.
  func index(utf8Offset: Int) -> Int {
    var offset = 0
    for (index, character) in characters.enumerated() {
      offset += Self.utf8Length(of: character)
      if offset > utf8Offset { return index }
    }
    return characters.count
  }

  static func utf8Length(of character: wchar_t) -> Int {
    guard character != 0, let scalar = Unicode.Scalar(UInt32(bitPattern: character)) else {
      return 0
    }
    return UTF8.width(scalar)
  }
}
