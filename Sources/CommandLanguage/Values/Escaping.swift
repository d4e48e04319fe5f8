extension String {
  /// The text with control and bidirectional characters shown as `\u{…}`.
  ///
  /// A file name or a message from outside could otherwise move the cursor, set the clipboard
  /// (OSC 52) or turn a line around. `keepingNewlines` and tabs are harmless on a screen.
  package func escapingControls(keepingNewlines: Bool = false) -> String {
    guard unicodeScalars.contains(where: \.isUnsafeToShow) else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where keepingNewlines, "\t" where keepingNewlines:
        shown.unicodeScalars.append(scalar)
      case "\n": shown += "\\n"
      case "\t": shown += "\\t"
      case "\r": shown += "\\r"
      case _ where scalar.isUnsafeToShow: shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Controls, line and paragraph separators, and format characters, which set the direction of
  /// text (Unicode Standard Annex 9) or are invisible; those that join letters and emoji are kept.
  package var isUnsafeToShow: Bool {
    if self == "\u{200C}" || self == "\u{200D}" { return false }
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
