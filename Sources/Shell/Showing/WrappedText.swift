import LineEditing

/// A text in rows of a width, made safe to show: it breaks at its own newlines and between words.
struct WrappedText {
  /// At least one, and at most one more than the limit.
  private(set) var rows: [String] = []
  /// Whether more rows would have followed, for which an ellipsis stands.
  private(set) var isCut = false

  /// - Parameters:
  ///   - width: of a row, in columns; `Int.max` for any.
  ///   - limit: how many rows there may be.
  init(_ text: String, to width: Int, rows limit: Int) {
    let paragraphs = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for paragraph in paragraphs where !isCut {
      wrap(DisplayText(String(paragraph)), to: width, rows: limit)
    }
  }

  private mutating func wrap(_ text: DisplayText, to width: Int, rows limit: Int) {
    guard text.columns > width else { return add(text.text[...], rows: limit) }
    var rest = text.text[...]
    while !rest.isEmpty, !isCut {
      let row = Self.row(of: rest, within: width)
      add(row, rows: limit)
      rest = rest[row.endIndex...].drop { $0 == " " }
    }
  }

  private mutating func add(_ row: Substring, rows limit: Int) {
    if rows.count < limit { return rows.append(String(row)) }
    isCut = true
    rows.append("…")
  }

  /// As much of a text as fits, to the end of a word unless one alone is longer; at least a character.
  private static func row(of text: Substring, within width: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    var blank: Substring.Index?
    while end < text.endIndex {
      let columns = DisplayText(String(text[end])).columns
      if used + columns > width, end > text.startIndex { break }
      if text[end] == " " { blank = end }
      used += columns
      end = text.index(after: end)
    }
    if end == text.endIndex || text[end] == " " { return text[..<end] }
    guard let blank, blank > text.startIndex else { return text[..<end] }
    return text[..<blank]
  }
}
