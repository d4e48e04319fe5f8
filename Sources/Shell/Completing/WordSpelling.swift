import CommandLanguage

/// How a text is written as an argument, so that it means itself and nothing else.
struct WordSpelling {
  /// The ways to write a text.
  enum Style {
    /// A word, with backslashes where they are needed.
    case bare
    /// In `"…"`, with escapes.
    case quoted
    /// In `'…'`, as it is.
    case raw
  }

  /// How the person has begun to write it.
  let style: Style

  /// - Parameter typed: what was typed of the argument so far.
  init(of typed: String) {
    style =
      switch typed.utf8.first {
      case UInt8(ascii: "\""): .quoted
      case UInt8(ascii: "'"): .raw
      default: .bare
      }
  }

  /// What closes the quotes; nil for a word.
  var quote: Character? {
    switch style {
    case .bare: nil
    case .quoted: "\""
    case .raw: "'"
    }
  }

  /// The text as it was begun, or in double quotes where that way cannot say it.
  ///
  /// - Parameter isWhole: whether the text ends here; else quotes stay open.
  func spell(_ text: String, isWhole: Bool = true) -> String {
    // Most names mean themselves, and there may be ten thousand of them.
    if style == .bare, Self.isWord(text) { return text }
    let isPlain = text.escapingControls() == text
    switch style {
    case .bare where isPlain && !text.hasPrefix("--") && !(text.isEmpty && isWhole):
      return Self.escape(text, atStart: true)
    case .raw where isPlain && !text.contains("'"):
      return "'" + text + (isWhole ? "'" : "")
    case .bare, .quoted, .raw:
      return "\"" + QuotedText.escaped(text) + (isWhole ? "\"" : "")
    }
  }

  /// What goes on with an argument that has begun; nil where the way it was begun cannot say it.
  func spell(continuation text: String, isWhole: Bool) -> String? {
    let isPlain = text.escapingControls() == text
    switch style {
    case .bare: return isPlain ? Self.escape(text, atStart: false) : nil
    case .quoted: return QuotedText.escaped(text) + (isWhole ? "\"" : "")
    case .raw: return isPlain && !text.contains("'") ? text + (isWhole ? "'" : "") : nil
    }
  }

  /// By scalars, as the parser reads: a mark that combines with a bracket does not hide it.
  static func escape(_ text: String, atStart: Bool) -> String {
    var word = String.UnicodeScalarView()
    var isFirst = atStart
    for scalar in text.unicodeScalars {
      if scalar.isASCII, isSpecial(scalar) || (isFirst && isSpecialAtStart(scalar)) {
        word.append("\\")
      }
      word.append(scalar)
      isFirst = false
    }
    return String(word)
  }

  /// Whether there is nothing in it that a word could not begin and go on with.
  private static func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "(", ")", "[", "]", "{", "}", "\"", "'", "\\", "$", ";", "|", "*", "?": true
    default: false
    }
  }

  /// What would open a comment, the home folder or an operator of another shell.
  private static func isSpecialAtStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "#", "~", "&", "<", ">", "`": true
    default: false
    }
  }
}
