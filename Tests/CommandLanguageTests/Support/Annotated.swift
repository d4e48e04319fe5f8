import CommandLanguage

/// Programs that carry their own expectations.
///
/// Under a row stands what the check says of it: carets under the range, the severity, the message,
/// and the hint behind an arrow. A range of no width has one caret.
///
///     k = 1; wait kk
///                 ^^ error: no variable `kk` → did you mean `k`?
enum Annotated {
  /// The program without its expectations.
  static func program(in text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !isExpectation($0) }.joined(separator: "\n")
  }

  /// A program with what the check says under each row, as it would be written down here; what it
  /// says of sourced files is left out.
  static func text(of program: String, with diagnostics: [Diagnostic]) -> String {
    let source = SourceText(program, name: "test.grid")
    let rows = program.split(separator: "\n", omittingEmptySubsequences: false)
    var text: [String] = []
    for (index, row) in rows.enumerated() {
      text.append(String(row))
      for diagnostic in diagnostics where diagnostic.site.source.includer == nil {
        let position = source.position(of: diagnostic.range.lower)
        guard position.row == index + 1 else { continue }
        text.append(annotation(diagnostic, position.column, source))
      }
    }
    return text.joined(separator: "\n")
  }

  private static func annotation(_ diagnostic: Diagnostic, _ column: Int, _ source: SourceText)
    -> String
  {
    let marked = source[diagnostic.range].prefix { !$0.isNewline }
    let severity =
      diagnostic.severity == .note ? "note" : diagnostic.isIncomplete ? "incomplete" : "error"
    return String(repeating: " ", count: column - 1)
      + String(repeating: "^", count: max(1, marked.count))
      + " \(severity): \(diagnostic.message)" + (diagnostic.hint.map { " → \($0)" } ?? "")
  }

  private static func isExpectation(_ row: Substring) -> Bool {
    let carets = row.drop { $0 == " " }
    guard carets.first == "^" else { return false }
    let rest = carets.drop { $0 == "^" }
    return [" error: ", " note: ", " incomplete: "].contains { rest.hasPrefix($0) }
  }
}
