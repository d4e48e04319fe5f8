import CommandLanguage
import LineEditing

/// Labels with what they stand for behind them, a row each; long texts go on in rows below.
struct CardLayout {
  /// More rows of one text than this hide what stands below.
  private static let mostRows = 10
  /// Where less is left behind the labels, texts run on to the next row of the terminal by themselves.
  private static let narrowest = 16
  private static let indent = "  "
  private static let gap = "  "

  private let rows: [Presentation.Row]
  private let display: Display
  private let isCut: Bool

  /// - Parameter isCut: whether texts of many rows are.
  init(rows: [Presentation.Row], on display: Display, isCut: Bool = true) {
    self.rows = rows
    self.display = display
    self.isCut = isCut
  }

  var laidOut: LaidOut {
    // A row's labels are the names of its columns, which come from outside as its texts do.
    let labels = rows.map { DisplayText($0.label) }
    let width = labels.map(\.columns).max() ?? 0
    var shown = LaidOut("")
    var lines: [String] = []
    for (label, row) in zip(labels, rows) {
      let text = WrappedText(
        display.words(for: row.cell, saysAge: true), to: room(behind: width),
        rows: isCut ? Self.mostRows : .max)
      shown.isCut = shown.isCut || text.isCut
      let blanks = String(repeating: " ", count: width - label.columns)
      let front = display.painted(label.text, .dim) + blanks
      lines += text.rows.enumerated().map { place, line in
        (Self.indent + (place == 0 ? front : String(repeating: " ", count: width)) + Self.gap
          + display.painted(line, as: row.cell))
          .trimmingBlanksAtEnd
      }
    }
    shown.text = lines.joined(separator: "\n")
    return shown
  }

  private func room(behind width: Int) -> Int {
    guard let columns = display.width else { return .max }
    let room = columns - Self.indent.count - width - Self.gap.count
    return room < Self.narrowest ? .max : room
  }
}

extension String {
  /// The same without the blanks behind its last character.
  var trimmingBlanksAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
