import CommandLanguage

/// The colours of what is shown, of the terminal's own palette: its user has chosen how they look.
enum Paint: String {
  /// What stands around the data.
  case dim = "2"
  case good = "32"
  case bad = "31"
  case pending = "33"

  init(_ tone: Cell.Tone) {
    self =
      switch tone {
      case .good: .good
      case .bad: .bad
      case .pending: .pending
      }
  }

  /// A text that is safe to show, in the colour (ECMA-48, "select graphic rendition").
  func on(_ text: String) -> String { text.isEmpty ? "" : "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }

  /// The text without the colours that ``on(_:)`` has given it.
  static func removed(from text: Substring) -> String {
    var rest = text
    var plain = ""
    while let begin = rest.firstIndex(of: "\u{1B}") {
      plain += rest[..<begin]
      rest = rest[begin...].drop { $0 != "m" }.dropFirst()
    }
    return plain + rest
  }
}
