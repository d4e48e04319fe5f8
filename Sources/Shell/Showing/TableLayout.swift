package import CommandLanguage
import LineEditing

/// Rows of cells below their titles, fitted to the columns of a terminal.
///
/// The widest columns give way first. What one copies (ids), and what would say something else when it is cut (numbers,
/// times), stays whole; where not even a few characters are left for each of the others, the rows stand below one another as cards.
package struct TableLayout {
  /// Where the width is not known, a cell that is longer is cut.
  private static let widestCell = 48
  /// Fewer columns tell nothing of a text.
  private static let narrowestCell = 8
  private static let gap = 2

  private struct Column {
    let title: DisplayText
    let cells: [DisplayText]
    /// Whether numbers stand in it, which are compared by their last digits.
    let isAmount: Bool
    /// Whether nothing in it may be cut.
    let isFixed: Bool
    let width: Int
  }

  private let table: ItemTable
  private let display: Display
  private let columns: [Column]

  package init(_ table: ItemTable, on display: Display) {
    self.table = table
    self.display = display
    columns = table.titles.indices.map { place in
      let cells = table.rows.map { $0[place] }
      let title = DisplayText(table.titles[place])
      let shown = cells.map { DisplayText($0.map { display.words(for: $0) } ?? "") }
      let present = cells.compactMap(\.self)
      let isAmount = !present.isEmpty && present.allSatisfy(\.isAmount)
      return Column(
        title: title, cells: shown, isAmount: isAmount,
        isFixed: isAmount || present.contains { $0.isID || $0.isTime },
        width: shown.reduce(title.columns) { max($0, $1.columns) })
    }
  }

  /// The table, or its rows as cards.
  package var laidOut: LaidOut {
    guard let widths else { return cards }
    var isCut = false
    let rows = (-1..<table.rows.count).map { row in
      var line = ""
      for (place, (column, width)) in zip(columns, widths).enumerated() {
        let whole = row < 0 ? column.title : column.cells[row]
        let cell = whole.cut(to: width)
        if cell != whole { isCut = true }
        let blanks = String(repeating: " ", count: width - cell.columns)
        let text =
          row < 0
          ? display.painted(cell.text, .dim)
          : display.painted(cell.text, as: table.rows[row][place])
        line += place > 0 ? String(repeating: " ", count: Self.gap) : ""
        line += column.isAmount ? blanks + text : text + blanks
      }
      return line.trimmingBlanksAtEnd
    }
    return LaidOut(rows.joined(separator: "\n"), isCut: isCut)
  }

  /// How wide each column is; nil where they do not fit beside one another.
  private var widths: [Int]? {
    let whole = columns.map(\.width)
    guard let width = display.width else {
      return columns.map { column in
        column.isFixed || !table.isCut ? column.width : min(column.width, Self.widestCell)
      }
    }
    var room = width - Self.gap * (columns.count - 1)
    if whole.reduce(0, +) <= room { return whole }
    room -= columns.filter(\.isFixed).reduce(0) { $0 + $1.width }
    let flexible = columns.filter { !$0.isFixed }.map(\.width)
    guard table.isCut, let limit = Self.limit(of: flexible, within: room) else { return nil }
    // What the limit leaves over goes to the first that it cuts, a column each.
    var rest = room - flexible.reduce(0) { $0 + min($1, limit) }
    return columns.map { column in
      guard !column.isFixed, column.width > limit else { return column.width }
      defer { rest -= 1 }
      return rest > 0 ? limit + 1 : limit
    }
  }

  /// The largest width that may be given to each column; nil where it would be too small.
  private static func limit(of widths: [Int], within room: Int) -> Int? {
    var limit = room
    while limit >= 0, widths.reduce(0, { $0 + min($1, limit) }) > room { limit -= 1 }
    return limit >= min(narrowestCell, widths.max() ?? 0) ? limit : nil
  }

  private var cards: LaidOut {
    let cards = table.rows.map { row in
      CardLayout(
        rows: zip(table.titles, row).compactMap { title, cell in
          cell.map { Presentation.Row(title, $0) }
        }, on: display, isCut: table.isCut
      ).laidOut
    }
    return LaidOut(
      cards.map(\.text).joined(separator: "\n\n"), isCut: cards.contains(where: \.isCut))
  }
}

extension Cell {
  fileprivate var isID: Bool { if case .id = self { true } else { false } }

  fileprivate var isTime: Bool { if case .value(.time) = self { true } else { false } }

  /// Whether it says how much of something there is.
  fileprivate var isAmount: Bool {
    switch self {
    case .count, .value(.integer), .value(.number), .value(.size), .value(.duration): true
    case .id, .state, .value: false
    }
  }
}
