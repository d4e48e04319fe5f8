/// How help lays its texts out: within the columns that every terminal has.
enum HelpLayout {
  /// A terminal is at least this wide.
  static let columns = 80

  /// A label wider than this has its text in the row below.
  private static let widestLabel = 30

  /// Rows of labels and texts; a text that is too long goes on below where it begins.
  static func table(_ rows: [(label: String, text: String)]) -> String {
    let width = rows.map(\.label.count).filter { $0 <= widestLabel }.max() ?? 0
    let margin = String(repeating: " ", count: width + 4)
    return rows.map { label, text in
      let text = wrapped(text, columns: columns - margin.count).replacing("\n", with: "\n" + margin)
      if text.isEmpty { return "  " + label }
      return label.count > width
        ? "  \(label)\n\(margin)\(text)" : "  \(label.padding(to: width))  \(text)"
    }.joined(separator: "\n")
  }

  /// The paragraphs, broken between words.
  ///
  /// - Parameter indent: of the rows that a paragraph goes on in.
  static func wrapped(_ text: String, columns: Int = columns, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      let start = paragraph.prefix { $0 == " " }
      var rows = [String(start)]
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty, rows[rows.count - 1].count + word.count >= columns {
          rows.append(margin)
          isEmpty = true
        }
        rows[rows.count - 1] += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      return rows.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension String {
  /// With blanks behind it, up to a width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
