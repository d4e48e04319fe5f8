import CommandLanguage
import LineEditing

/// Finds what is shown dim behind the line: what a command still takes, else how the line went on before.
struct LineHints {
  /// In characters: more of a usage is a list to read, which `help` and Tab show better.
  static let widestUsage = 60

  let history: SessionHistory
  /// Texts that no hint may show.
  let secrets: () -> [String]

  /// The hint behind a text at whose end the cursor stands; nil where there is none.
  ///
  /// - Parameter openCall: what the text ends in.
  func hint(behind text: String, openCall: OpenCall?) -> LinePaint.Hint? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    if let openCall, let usage = Self.usage(openCall.missing) {
      return LinePaint.Hint((text.last == "," ? " " : "") + usage, isTakable: false)
    }
    let statement = history.newest(beginningWith: text) { statement in
      !SecretScan.findsSecret(in: statement, known: secrets())
    }
    return statement.map {
      LinePaint.Hint(
        String(decoding: $0.utf8.dropFirst(text.utf8.count), as: UTF8.self), isTakable: true)
    }
  }

  /// What fits of the parts, the first one always; nil where there are none.
  private static func usage(_ parts: [String]) -> String? {
    guard var usage = parts.first else { return nil }
    for part in parts.dropFirst() {
      if usage.count + 1 + part.count > widestUsage { return usage + " …" }
      usage += " " + part
    }
    return usage
  }
}
