/// What a terminal shows: as much of an xterm as a line editor draws on.
package struct TerminalScreen: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int

  /// Where the next character goes, counted from zero.
  package private(set) var cursor: (row: Int, column: Int) = (0, 0)

  /// Whether a terminal would mark what is pasted, since the program has asked for it.
  package private(set) var marksPastes = false

  /// One element for each column; the second column of a wide character is empty.
  private var cells: [[ScreenCell]]
  private var style = ScreenCell.Style()
  private var isWrapDue = false
  private var isInserting = false
  private var parser = EscapeParser()
  private var decoder: [UInt8] = []

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Self.blank(columns), count: rows)
  }

  /// The rows without the blanks at their ends, and without blank rows at the end of the screen.
  package var text: [String] {
    withoutBlankEnd(cells.map { row in row.map(\.text).joined().trimmingEnd(of: " ") })
  }

  /// ``text`` with the styles in it: `{red:wiat} k{dim: [--timeout TIME]}`.
  package var styledText: [String] {
    withoutBlankEnd(
      cells.map { row in
        let end = row.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
        return row[..<end].runs(by: \.style).map { style, run in
          let text = run.map(\.text).joined()
          return style.name.isEmpty ? text : "{\(style.name):\(text)}"
        }.joined()
      })
  }

  /// The character that a person sees at the place, and how it looks.
  package subscript(row: Int, column: Int) -> ScreenCell { cells[row][column] }

  private func withoutBlankEnd(_ rows: [String]) -> [String] {
    Array(rows.dropLast(rows.reversed().prefix(while: \.isEmpty).count))
  }

  /// The row that the cursor is in.
  package var cursorRow: String { text.indices.contains(cursor.row) ? text[cursor.row] : "" }

  private static func blank(_ columns: Int) -> [ScreenCell] {
    Array(repeating: .blank, count: columns)
  }

  mutating func resize(columns: Int, rows: Int) {
    cells = (0..<rows).map { row in
      let old = row < cells.count ? cells[row] : []
      return Array((old + Self.blank(columns)).prefix(columns))
    }
    self.columns = columns
    self.rows = rows
    cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
  }

  package mutating func write(_ bytes: [UInt8]) {
    decoder += bytes
    // A character that is cut at the end of a read waits for its rest.
    let cut = decoder.suffix(3).lastIndex { $0 >= 0xC0 }
    let isCut = cut.map {
      decoder.count - $0 < (decoder[$0] >= 0xF0 ? 4 : decoder[$0] >= 0xE0 ? 3 : 2)
    }
    let end = isCut == true ? cut ?? decoder.count : decoder.count
    for scalar in String(decoding: decoder[..<end], as: UTF8.self).unicodeScalars {
      switch parser.take(scalar) {
      case .text(let scalar): put(scalar)
      case .control(let final, let parameters): obey(final, parameters)
      case .privateControl("h", [2004]): marksPastes = true
      case .privateControl("l", [2004]): marksPastes = false
      case .privateControl: break
      case .nothing: break
      }
    }
    decoder.removeFirst(end)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": cursor.column = 0
    case "\n": lineFeed()
    case "\u{8}": cursor.column = max(0, cursor.column - 1)
    case "\t": cursor.column = min(columns - 1, (cursor.column / 8 + 1) * 8)
    case _ where scalar.value < 0x20: return
    default: return draw(scalar)
    }
    isWrapDue = false
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    if width > 0, isWrapDue || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
      isWrapDue = false
    }
    if width == 0 { return combine(scalar) }
    let cell = [ScreenCell(text: String(scalar), style: style)]
    let rest = Array(repeating: ScreenCell(text: "", style: style), count: width - 1)
    let place = cursor.column..<cursor.column + width
    if !isInserting { splitWideCharacters(at: place) }
    cells[cursor.row].replaceSubrange(
      isInserting ? place.lowerBound..<place.lowerBound : place, with: cell + rest)
    cells[cursor.row].removeLast(cells[cursor.row].count - columns)
    cursor.column += width
    if cursor.column == columns {
      cursor.column = columns - 1
      isWrapDue = true
    }
  }

  /// A mark goes with the character before it, which may stand at the margin.
  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = isWrapDue ? cursor.column : cursor.column - 1
    while column > 0, cells[cursor.row][column].text.isEmpty { column -= 1 }
    if column >= 0 { cells[cursor.row][column].text.unicodeScalars.append(scalar) }
  }

  /// What is left of a wide character, when the other column is written on, is blank.
  private mutating func splitWideCharacters(at place: Range<Int>) {
    let row = cells[cursor.row]
    if row[place.lowerBound].text.isEmpty, place.lowerBound > 0 {
      cells[cursor.row][place.lowerBound - 1] = .blank
    }
    if place.upperBound < columns, row[place.upperBound].text.isEmpty {
      cells[cursor.row][place.upperBound] = .blank
    }
  }

  private mutating func lineFeed() {
    cursor.row += 1
    guard cursor.row == rows else { return }
    cursor.row = rows - 1
    cells.removeFirst()
    cells.append(Self.blank(columns))
  }

  private mutating func obey(_ final: Unicode.Scalar, _ parameters: [Int]) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    if final != "m" { isWrapDue = false }
    switch final {
    case "A": cursor.row = max(0, cursor.row - count)
    case "B": cursor.row = min(rows - 1, cursor.row + count)
    case "C": cursor.column = min(columns - 1, cursor.column + count)
    case "D": cursor.column = max(0, cursor.column - count)
    case "G": cursor.column = min(columns, count) - 1
    case "H":
      cursor = (min(rows, count) - 1, min(columns, max(1, parameters.dropFirst().first ?? 1)) - 1)
    case "J":
      clear(from: cursor.column, in: cursor.row)
      for row in cells.indices.dropFirst(cursor.row + 1) { clear(from: 0, in: row) }
    case "K": clear(from: cursor.column, in: cursor.row)
    case "P":
      let end = min(columns, cursor.column + count)
      cells[cursor.row].removeSubrange(cursor.column..<end)
      cells[cursor.row] += Self.blank(end - cursor.column)
    case "@":
      cells[cursor.row].insert(contentsOf: Self.blank(count), at: cursor.column)
      cells[cursor.row].removeLast(count)
    case "m": style.select(parameters)
    case "h": if first == 4 { isInserting = true }
    case "l": if first == 4 { isInserting = false }
    default: break
    }
  }

  private mutating func clear(from column: Int, in row: Int) {
    cells[row].replaceSubrange(column..., with: Self.blank(columns - column))
  }

  /// East Asian characters and emoji take two columns, combining marks none; the ranges are those that tests write.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
