internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text made safe to print in one row, and the columns that it takes.
///
/// Names come from outside, and a name with an escape sequence or a change of direction in it could
/// otherwise rewrite the screen.
package struct DisplayText: Equatable {
  package let text: String
  package let columns: Int

  package init(_ text: String) {
    self.text = Self.escaped(text)
    columns = Self.columns(of: self.text)
  }

  private init(safe text: String) {
    self.text = text
    columns = Self.columns(of: text)
  }

  /// The text cut to the columns, with an ellipsis in the last of them when something is missing.
  package func cut(to limit: Int) -> DisplayText {
    guard columns > limit else { return self }
    guard limit > 0 else { return DisplayText(safe: "") }
    var kept = ""
    var used = 0
    for character in text {
      let width = Self.columns(of: String(character))
      if used + width > limit - 1 { break }
      used += width
      kept.append(character)
    }
    return DisplayText(safe: kept + "…")
  }

  /// The text followed by the blanks that fill it up to the columns.
  package func padded(to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns))
  }

  private static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(cedit_columns(wchar_t(bitPattern: $1.value)))) }
  }

  /// What has no look of its own, and joins letters and emoji.
  static let joiners: [Unicode.Scalar] = ["\u{200C}", "\u{200D}"]

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case _ where joiners.contains(scalar): escaped.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          escaped += "\\u{\(String(scalar.value, radix: 16))}"
        default:
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
