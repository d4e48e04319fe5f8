import CommandLanguage

/// A text as one word of a POSIX shell.
enum ShellWord {
  /// The word, in quotes where it needs them.
  ///
  /// Nothing in it is read by the shell, and nothing in it moves a terminal's cursor: control and
  /// bidirectional characters are made by printf, piece by piece, line ends stand as they are.
  /// - Throws: ``Failure`` for a text with a zero in it, which no argument can hold.
  static func word(for text: String) throws -> String {
    isPlain(text) ? text : try quoted(text)
  }

  /// The word in quotes.
  static func quoted(_ text: String) throws -> String {
    var pieces: [(isRaw: Bool, text: String)] = []
    for scalar in text.unicodeScalars {
      guard scalar != "\0" else {
        throw Failure(
          "a text with U+0000 in it cannot be an argument of a program", kind: "not_showable",
          hint: "`show http` shows it")
      }
      let isRaw = !scalar.isUnsafeToShow || scalar == "\n" || scalar == "\t"
      if pieces.last?.isRaw != isRaw { pieces.append((isRaw, "")) }
      pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
    }
    guard !pieces.isEmpty else { return "''" }
    return pieces.map { $0.isRaw ? singleQuoted($0.text) : printed($0.text) }.joined()
  }

  /// Whether the shell reads the text as itself.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isPlain || $0 == UInt8(ascii: "=") }
  }

  private static func singleQuoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "'\\''"))'"
  }

  /// Octal escapes are all that every printf knows; that the shell drops line ends at the end of what
  /// it prints does no harm, for there are none in it.
  private static func printed(_ text: String) -> String {
    let escapes = text.utf8.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return "\"$(printf '\(escapes.joined())')\""
  }
}

extension UInt8 {
  /// Letters, digits and signs that neither a shell nor curl reads as more.
  var isPlain: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_./:%+@".utf8.contains(self)
    }
  }
}
