/// What a terminal sends for a key that is no character, as far as it has come.
///
/// The grammar is that of ECMA-48 5.4 and of the xterm's keys: `ESC [` with a last character from `@` to
/// `~`, `ESC O` with one of letters and signs, and otherwise `ESC` with one character, which is how Alt
/// is sent.
struct EscapeSequence {
  static let escape: Unicode.Scalar = "\u{1B}"

  /// Longer than any key's; what comes without an end is no key.
  private static let mostCharacters = 32

  private(set) var scalars: [Unicode.Scalar] = [escape]

  var text: String { String(String.UnicodeScalarView(scalars)) }

  /// Escape with a character, as Alt sends it; or, in vi, Escape and a command typed behind it.
  var isMeta: Bool { scalars.count == 2 }

  /// Takes the next character.
  ///
  /// - Returns: whether the sequence is whole.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    scalars.append(scalar)
    if scalars.count == 2 { return scalar != "[" && scalar != "O" }
    if scalars.count == Self.mostCharacters { return true }
    switch (scalars[1], scalar) {
    case ("[", "[") where scalars.count == 3: return false  // F1 to F5 on the console of Linux
    case ("[", "\u{20}"..."\u{3F}"), ("O", "0"..."9"), ("O", ";"): return false
    default: return true
    }
  }
}
