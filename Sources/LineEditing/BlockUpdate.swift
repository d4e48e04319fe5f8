/// The output that turns the picture of a block that is on the screen into another one.
///
/// Only cells that differ are written. Characters that move by a column or two within their row, as
/// they do when something is typed or deleted before them, are moved by the terminal.
struct BlockUpdate {
  private(set) var output = ""

  /// Where the terminal's cursor is; in the column behind the last one, it has not wrapped yet.
  private var position: ScreenPosition
  private var style = TextStyle.plain
  private let width: Int

  /// The last row that the terminal has been made to have.
  private var lastRow: Int

  /// - Parameter old: what is on the screen, of the same width; nil when the cursor is in the row where
  ///   the block is to begin, and nothing that is to stay is in that row and below.
  init(from old: BlockPicture?, to new: BlockPicture) {
    width = new.width
    position = old?.cursor ?? ScreenPosition()
    lastRow = (old?.rows.count ?? 1) - 1
    if old == nil { output = "\r\u{1B}[J" }
    let oldRows = old?.rows ?? []
    for (index, row) in new.rows.enumerated() {
      update(index, from: index < oldRows.count ? oldRows[index].cells : [], to: row.cells)
      let isNextEmpty = index + 1 < new.rows.count && new.rows[index + 1].cells.isEmpty
      if row.isContinued, isNextEmpty, index == lastRow, isBehindMargin(index) { wrap() }
    }
    if oldRows.count > new.rows.count {
      move(to: ScreenPosition(row: new.rows.count))
      output += "\u{1B}[J"
    }
    select(.plain)
    move(to: new.cursor)
  }

  private func isBehindMargin(_ row: Int) -> Bool {
    position == ScreenPosition(row: row, column: width)
  }

  /// Goes to an empty row as a character would: what wraps by itself is one line to the terminal.
  private mutating func wrap() {
    select(.plain)
    output += " \r"
    position = ScreenPosition(row: position.row + 1)
    lastRow = max(lastRow, position.row)
  }

  // MARK: - Cells

  private mutating func update(
    _ row: Int, from old: [BlockPicture.Cell], to new: [BlockPicture.Cell]
  ) {
    guard old != new else { return }
    var start = zip(old, new).prefix { $0 == $1 }.count
    let shift = RowShift.best(from: old, to: new, at: start, width: width)
    if let sequence = shift.sequence {
      // Among equal cells it is all the same where the shift begins: the row's start is cheap to go to.
      if shift.columns == 1, old[..<start].allSatisfy({ $0 == new[start] }) { start = 0 }
      move(to: ScreenPosition(row: row, column: start))
      output += sequence
    }
    let old = shift.applied(to: old, at: start, width: width)
    var column = start
    while column < new.count {
      if column < old.count, old[column] == new[column] {
        column += 1
        continue
      }
      if column > 0, new[column].isContinuation { column -= 1 }
      let isWide = column + 1 < new.count && new[column + 1].isContinuation
      write(new[column], columns: isWide ? 2 : 1, at: ScreenPosition(row: row, column: column))
      column = position.column
    }
    if old.dropFirst(new.count).contains(where: { $0 != .blank }) {
      move(to: ScreenPosition(row: row, column: new.count))
      output += "\u{1B}[K"
    }
  }

  private mutating func write(
    _ cell: BlockPicture.Cell, columns: Int, at place: ScreenPosition
  ) {
    // Behind the margin, the terminal goes to the next row by itself.
    let wraps = place.column == 0 && place.row > 0 && isBehindMargin(place.row - 1)
    if !wraps { move(to: place) }
    select(cell.style)
    output += cell.text
    position = ScreenPosition(row: place.row, column: place.column + columns)
    lastRow = max(lastRow, place.row)
  }

  private mutating func select(_ new: TextStyle) {
    guard new != style else { return }
    let reset = style == .plain || new == .plain ? "" : "0;"
    output += "\u{1B}[\(reset)\(new.rendition)m"
    style = new
  }

  // MARK: - The cursor

  private mutating func move(to target: ScreenPosition) {
    guard position != target else { return }
    if position.column == width { returnToStart() }
    if target.row > lastRow {
      moveDown(to: lastRow)
      // Where the screen ends, a newline scrolls it, which the sequence for "down" does not.
      output += String(repeating: Self.newline, count: target.row - lastRow)
      position = ScreenPosition(row: target.row)
      lastRow = target.row
    } else if target.row == position.row + 1, target.column == 0 {
      output += Self.newline
      position = target
    } else if target.row > position.row {
      moveDown(to: target.row)
    } else if target.row < position.row {
      output += Self.sequence(position.row - target.row, "A")
      position.row = target.row
    }
    moveInRow(to: target.column)
  }

  private mutating func moveDown(to row: Int) {
    guard row > position.row else { return }
    output += Self.sequence(row - position.row, "B")
    position.row = row
  }

  private mutating func moveInRow(to column: Int) {
    let distance = column - position.column
    switch distance {
    case 0: break
    case ..<0 where column == 0: returnToStart()
    case -3..<0: output += String(repeating: "\u{8}", count: -distance)
    case ..<0: output += Self.sequence(-distance, "D")
    default: output += Self.sequence(distance, "C")
    }
    position.column = column
  }

  private mutating func returnToStart() {
    output += "\r"
    position.column = 0
  }

  /// To the start of the next row: in libedit's modes the terminal itself puts the carriage return before it.
  private static let newline = "\n"

  private static func sequence(_ count: Int, _ final: String) -> String {
    "\u{1B}[" + (count == 1 ? "" : String(count)) + final
  }
}

/// A shift of the rest of a row to the right or the left, which a terminal does by itself.
private struct RowShift {
  /// The columns; less than nothing to the left.
  let columns: Int

  var sequence: String? {
    let count = abs(columns) == 1 ? "" : String(abs(columns))
    return columns == 0 ? nil : "\u{1B}[\(count)\(columns > 0 ? "@" : "P")"
  }

  /// The shift after which the fewest cells are left to write.
  static func best(
    from old: [BlockPicture.Cell], to new: [BlockPicture.Cell], at start: Int, width: Int
  ) -> RowShift {
    let stay = RowShift(columns: 0)
    // A terminal may tear a wide character at the margin.
    guard !old[start...].contains(where: \.isContinuation) else { return stay }
    func cost(_ shift: RowShift) -> Int {
      let cells = shift.applied(to: old, at: start, width: width)
      let rest = cells.count > new.count ? 1 : 0
      return new.indices.dropFirst(start).count { $0 >= cells.count || cells[$0] != new[$0] } + rest
    }
    let moved = [1, -1, 2, -2].map { RowShift(columns: $0) }
    let best = moved.min { cost($0) < cost($1) }
    // The sequence itself takes bytes, too.
    guard let best, cost(best) + 4 < cost(stay) else { return stay }
    return best
  }

  func applied(
    to row: [BlockPicture.Cell], at start: Int, width: Int
  ) -> [BlockPicture.Cell] {
    guard columns != 0, start <= row.count else { return row }
    let blanks = Array(repeating: BlockPicture.Cell.blank, count: max(0, columns))
    let rest = row[start...].dropFirst(max(0, -columns))
    return Array((row[..<start] + blanks + rest).prefix(width))
  }
}
