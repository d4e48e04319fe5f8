/// A word: bare text, with replacements where `$name` or `${…}` stands.
package struct WordSyntax: Sendable {
  /// In the order of the text, none of them empty.
  package var parts: [TextPartSyntax]
  /// The part of the text that it was read from.
  package var range: SourceRange

  /// The text, when nothing in it is replaced.
  package var text: String? { parts.text }
}

extension [TextPartSyntax] {
  /// The text of all parts, when nothing in it is replaced.
  package var text: String? {
    var text = ""
    for part in self {
      switch part {
      case .bare(let piece), .quoted(let piece): text += piece
      case .expression: return nil
      }
    }
    return text
  }
}

/// A part of a word or of a quoted text.
package enum TextPartSyntax: Sendable {
  /// Typed without quotes: may be read as a glob.
  case bare(String)
  /// Typed within quotes, or behind a backslash: means itself.
  case quoted(String)
  /// What is put in its place when the program runs.
  case expression(ExpressionSyntax)
}
