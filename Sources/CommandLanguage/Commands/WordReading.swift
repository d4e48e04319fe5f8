/// Reads a bare word as its parameter's kind says.
enum WordReading {
  /// Why a word is none of what its parameter takes.
  struct Mismatch: Error, Equatable {
    /// "X must be Y, but is Z".
    let message: String
    /// What to write instead.
    let hint: String?
  }

  /// The value of a word for a parameter.
  static func read(_ word: String, as parameter: ParameterSpec) -> Result<Value, Mismatch> {
    switch parameter.kind {
    case .text, .rest, .path, .object, .topic, .variable: .success(.text(word))
    case .choice(let choices):
      choices.contains(word)
        ? .success(.text(word))
        : mismatch(word, parameter, hint: Spelling.hint(for: word, among: choices))
    case .any, .settingValue: .success(plain(word))
    case .integer:
      if case .integer(let number)? = literal(word) {
        .success(.integer(number))
      } else {
        mismatch(word, parameter, hint: "write 42")
      }
    case .number:
      switch literal(word) {
      case .integer(let number)?: .success(.integer(number))
      case .number(let number)?: .success(.number(number))
      default: mismatch(word, parameter, hint: "write 42 or 3.5")
      }
    case .duration:
      if case .duration(let nanoseconds)? = literal(word) {
        .success(.duration(nanoseconds))
      } else {
        mismatch(word, parameter, hint: "write 30s, 5m or 1m30s")
      }
    case .size:
      if case .size(let bytes)? = literal(word) {
        .success(.size(bytes))
      } else {
        mismatch(word, parameter, hint: "write 500KB, 5MB or 1GiB")
      }
    case .time:
      switch TimeText.read(word) {
      case .success(let nanoseconds): .success(.time(nanoseconds))
      case .failure(let error): mismatch(word, parameter, hint: error.hint)
      }
    case .field(let isOrdered):
      FieldPath(word, allowsOrder: isOrdered).isWord
        ? .success(.text(word))
        : mismatch(word, parameter, hint: "write name or row_counts.total; other names in quotes")
    case .toggle, .expression, .command: mismatch(word, parameter, hint: nil)
    }
  }

  private static func mismatch(_ word: String, _ parameter: ParameterSpec, hint: String?)
    -> Result<Value, Mismatch>
  {
    let message =
      "\(parameter.spelling) must be \(parameter.kind.phrase), but is `\(word.escapingControls())`"
    return .failure(Mismatch(message: message, hint: hint))
  }

  /// A number, duration, size, true, false or null as such; else text.
  private static func plain(_ word: String) -> Value {
    switch word {
    case "true": .boolean(true)
    case "false": .boolean(false)
    case "null": .null
    default: literal(word) ?? .text(word)
    }
  }

  private static func literal(_ word: String) -> Value? {
    guard let first = word.utf8.first, first.isDigit || first == UInt8(ascii: "-") else {
      return nil
    }
    return try? NumberLiteral.read(word).get()
  }
}
