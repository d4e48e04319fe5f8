/// A text as the language writes it in double quotes.
package enum QuotedText {
  /// With the quotes.
  package static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// What stands for a text within the quotes.
  ///
  /// By scalars, as the parser reads: a mark that combines with a quote does not hide it.
  package static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" || scalar == "$" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped).escapingControls()
  }
}
