package import CommandLanguage
import LineEditing

/// Errors for people: where, what, the line itself, a caret, and what to do.
///
/// ```
/// report.grid:4:6: no variable `kk`
///     4 │ wait kk
///       │      ^^ did you mean `k`?
/// ```
///
/// Where that is in a sourced file, a row for each step says how it got into the program:
/// `(included from demo.grid:12)`. A row that may hold a key is not shown, nor what is said of it where
/// that quotes it: a file of settings that is run by mistake is full of errors, and of secrets.
///
/// On a terminal of a width sentences break between words, the line is cut around the range, and what to do
/// stands in rows of its own where the caret leaves too little room for it.
package enum ErrorLayout {
  /// Rows longer than this are cut around the range: a caret far to the right is not found.
  private static let widestRow = 100
  /// A terminal narrower than this breaks rows wherever they end: words would not fit either.
  private static let narrowest = 24

  /// - Parameter width: of the terminal, in columns; nil where rows may be of any length.
  package static func text(of diagnostic: Diagnostic, within width: Int? = nil) -> String {
    let message = diagnostic.severity == .note ? "note: \(diagnostic.message)" : diagnostic.message
    return text(message, hint: diagnostic.hint, at: diagnostic.site, fitting(width))
  }

  /// - Parameter width: of the terminal, in columns; nil where rows may be of any length.
  package static func text(of failure: Failure, within width: Int? = nil) -> String {
    let width = fitting(width)
    var message = failure.message
    if let id = failure.requestID { message += " (request \(id))" }
    if let site = failure.site { return text(message, hint: failure.hint, at: site, width) }
    let hint = failure.hint.map { wrapped($0, to: width - 2) } ?? []
    return (wrapped(message, to: width) + hint.map { "  " + $0 }).joined(separator: "\n")
  }

  private static func fitting(_ width: Int?) -> Int {
    width.flatMap { $0 < narrowest ? nil : $0 } ?? .max
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    WrappedText(text, to: width, rows: .max).rows
  }

  private static func text(
    _ message: String, hint: String?, at site: Site, _ width: Int
  ) -> String {
    let position = site.source.position(of: site.range.lower)
    let head = "\(site.source.name.escapingControls()):\(position.row):\(position.column): "
    let row = site.source.row(position.row)
    var rows: [String] = []
    if SecretScan.findsSecret(in: row, known: []) {
      rows = [head + "an error in a row that may hold a key and is not shown"]
      rows += [message, hint].compactMap(\.self).filter { SecretScan.isSafe($0, about: row) }
        .map { "    " + $0 }
    } else {
      rows = wrapped(head + message.escapingControls(), to: width)
      rows += marked(row, at: position, site, hint: hint?.escapingControls(), within: width)
    }
    rows += site.includers.map { includer in
      let row = includer.source.position(of: includer.range.lower).row
      return "    (included from \(includer.source.name.escapingControls()):\(row))"
    }
    return rows.joined(separator: "\n")
  }

  /// The line itself, and below it the caret and what to do.
  private static func marked(
    _ text: String, at position: SourcePosition, _ site: Site, hint: String?, within width: Int
  ) -> [String] {
    let number = String(position.row)
    let bar = "    \(number) │ "
    let margin = String(repeating: " ", count: 4 + number.count) + " │ "
    let room = width - margin.count
    let row = Array(text)
    let start = min(position.column - 1, row.count)
    let length = row[start...].prefix(site.source[site.range].count).count
    let shown = window(row, start, length, within: room)
    let carets = String(repeating: "^", count: max(1, shown[1].columns))
    let caret = margin + String(repeating: " ", count: shown[0].columns) + carets
    let rows = [bar + shown.joined(), caret]
    guard let hint else { return rows }
    if caret.count + 1 + hint.columns <= width { return [rows[0], caret + " " + hint] }
    return rows + wrapped(hint, to: room).map { margin + $0 }
  }

  /// What is shown of a row: what stands before the marked part, that part, and what stands behind.
  private static func window(
    _ row: [Character], _ start: Int, _ length: Int, within width: Int
  ) -> [String] {
    let parts = [row[..<start], row[start...].prefix(length), row[(start + length)...]]
    let texts = parts.map { String($0).onOneLine }
    let columns = texts.reduce(0) { $0 + $1.columns }
    if row.count <= widestRow, columns <= width { return texts }
    // There is an ellipsis on either side.
    let most = min(widestRow, width - 2)
    let marked = DisplayText(texts[1]).cut(to: most).text
    let room = max(0, most - marked.columns) / 2 + 1
    let before = DisplayText(String(texts[0].reversed())).cut(to: room).text
    return [String(before.reversed()), marked, DisplayText(texts[2]).cut(to: room).text]
  }
}

extension String {
  /// A tab as a blank, so that the caret stands right; other controls escaped.
  fileprivate var onOneLine: String { replacing("\t", with: " ").escapingControls() }

  /// How many columns a terminal gives the text.
  fileprivate var columns: Int { DisplayText(self).columns }
}
