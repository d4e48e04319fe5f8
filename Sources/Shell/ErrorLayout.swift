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
package enum ErrorLayout {
  /// Rows longer than this are cut around the range: a caret far to the right is not found.
  private static let widestRow = 100

  package static func text(of diagnostic: Diagnostic) -> String {
    let message = diagnostic.severity == .note ? "note: \(diagnostic.message)" : diagnostic.message
    return text(message, hint: diagnostic.hint, at: diagnostic.site)
  }

  package static func text(of failure: Failure) -> String {
    var message = failure.message
    if let id = failure.requestID { message += " (request \(id))" }
    guard let site = failure.site else {
      return ([message] + (failure.hint.map { [$0] } ?? [])).joined(separator: "\n  ")
    }
    return text(message, hint: failure.hint, at: site)
  }

  private static func text(_ message: String, hint: String?, at site: Site) -> String {
    let position = site.source.position(of: site.range.lower)
    let row = Array(site.source.row(position.row))
    let start = min(position.column - 1, row.count)
    let marked = row[start...].prefix(site.source[site.range].count)
    let (before, after) = window(row, start, marked.count)
    let shown = [before, String(marked).onOneLine, after]
    let number = String(position.row)
    let margin = String(repeating: " ", count: number.count)
    let carets = String(repeating: "^", count: max(1, shown[1].columns))
    let indent = String(repeating: " ", count: shown[0].columns)
    let note = hint.map { " " + $0.escapingControls() } ?? ""
    let head = "\(site.source.name.escapingControls()):\(position.row):\(position.column): "
    let text = site.source.row(position.row)
    let place =
      if SecretScan.findsSecret(in: text, known: []) {
        ([head + "an error in a row that may hold a key and is not shown"]
          + [message, hint].compactMap(\.self).filter { SecretScan.isSafe($0, about: text) })
          .joined(separator: "\n    ")
      } else {
        """
        \(head)\(message.escapingControls())
            \(number) │ \(shown.joined())
            \(margin) │ \(indent)\(carets)\(note)
        """
      }
    let chain = site.includers.map { includer in
      let row = includer.source.position(of: includer.range.lower).row
      return "    (included from \(includer.source.name.escapingControls()):\(row))"
    }
    return ([place] + chain).joined(separator: "\n")
  }

  /// What is shown of a row before and behind the marked part.
  private static func window(_ row: [Character], _ start: Int, _ length: Int) -> (String, String) {
    let before = row[..<start]
    let after = row[min(start + length, row.count)...]
    if row.count <= widestRow { return (String(before).onOneLine, String(after).onOneLine) }
    let room = max(0, widestRow - length) / 2
    let left =
      before.count > room ? "…" + String(before.suffix(room)).onOneLine : String(before).onOneLine
    let right =
      after.count > room ? String(after.prefix(room)).onOneLine + "…" : String(after).onOneLine
    return (left, right)
  }
}

extension String {
  /// A tab as a blank, so that the caret stands right; other controls escaped.
  fileprivate var onOneLine: String { replacing("\t", with: " ").escapingControls() }

  /// How many columns a terminal gives the text.
  fileprivate var columns: Int { DisplayText(self).columns }
}
