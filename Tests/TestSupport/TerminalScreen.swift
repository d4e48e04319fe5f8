/// What a terminal shows: as much of an xterm as a line editor draws on.
package struct TerminalScreen: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int

  /// Where the next character goes, counted from zero.
  package private(set) var cursor: (row: Int, column: Int) = (0, 0)

  /// One element for each column; the second column of a wide character is empty.
  private var cells: [[String]]
  private var isWrapDue = false
  private var isInserting = false
  private var parser = EscapeParser()
  private var decoder: [UInt8] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Self.blank(columns), count: rows)
  }

  /// The rows without the blanks at their ends, and without blank rows at the end of the screen.
  package var text: [String] {
    let rows = cells.map { row in
      let joined = row.joined()
      return String(joined.dropLast(joined.reversed().prefix { $0 == " " }.count))
    }
    return Array(rows.dropLast(rows.reversed().prefix(while: \.isEmpty).count))
  }

  /// The row that the cursor is in.
  package var cursorRow: String { text.indices.contains(cursor.row) ? text[cursor.row] : "" }

  private static func blank(_ columns: Int) -> [String] { Array(repeating: " ", count: columns) }

  mutating func resize(columns: Int, rows: Int) {
    cells = (0..<rows).map { row in
      let old = row < cells.count ? cells[row] : []
      return Array((old + Self.blank(columns)).prefix(columns))
    }
    self.columns = columns
    self.rows = rows
    cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
  }

  mutating func write(_ bytes: [UInt8]) {
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
    if isWrapDue || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
      isWrapDue = false
    }
    let cell = [String(scalar)] + Array(repeating: "", count: width - 1)
    let place = cursor.column..<cursor.column + width
    cells[cursor.row].replaceSubrange(
      isInserting ? place.lowerBound..<place.lowerBound : place, with: cell)
    cells[cursor.row].removeLast(cells[cursor.row].count - columns)
    cursor.column += width
    if cursor.column == columns {
      cursor.column = columns - 1
      isWrapDue = true
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
    isWrapDue = false
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
    case "h": if first == 4 { isInserting = true }
    case "l": if first == 4 { isInserting = false }
    default: break
    }
  }

  private mutating func clear(from column: Int, in row: Int) {
    cells[row].replaceSubrange(column..., with: Self.blank(columns - column))
  }

  /// East Asian characters and emoji take two columns; the ranges are those that tests write.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

/// Tells text from escape sequences (ECMA-48), one character after the other.
struct EscapeParser: Sendable {
  enum Element {
    case text(Unicode.Scalar)

    /// A control sequence, by its last character and its numbers.
    case control(Unicode.Scalar, [Int])
    case nothing
  }

  private enum State { case ground, escape, control, string }
  private var state = State.ground
  private var parameters = ""

  mutating func take(_ scalar: Unicode.Scalar) -> Element {
    switch state {
    case .ground:
      if scalar != "\u{1B}" { return .text(scalar) }
      state = .escape
    case .escape:
      parameters = ""
      state =
        scalar == "["
        ? .control
        : scalar == "]" ? .string : "()".unicodeScalars.contains(scalar) ? .escape : .ground
    case .control:
      guard (0x40...0x7E).contains(scalar.value) else {
        parameters.unicodeScalars.append(scalar)
        break
      }
      state = .ground
      return .control(scalar, parameters.split(separator: ";").compactMap { Int($0) })
    case .string:
      if scalar == "\u{7}" { state = .ground } else if scalar == "\u{1B}" { state = .escape }
    }
    return .nothing
  }
}
