/// Comma-separated values by RFC 4180.
enum CSVText {
  /// What stands behind each row.
  static let lineEnd = "\r\n"

  /// The titles and the rows, without their line ends.
  static func rows(of table: ItemTable) -> [String] {
    if table.titles.isEmpty { return [] }
    return ([table.titles] + table.texts).map { row in
      row.map(cell).joined(separator: ",")
    }
  }

  /// A cell, in quotes where it holds what would end it; so is a row's only one when it is empty.
  private static func cell(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
