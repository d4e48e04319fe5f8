extension Parser {
  /// A word: it ends at a blank, `;`, `|`, or a closing bracket that it did not open.
  mutating func parseWord() -> WordSyntax {
    let start = position
    var builder = TextBuilder()
    var brackets: [UInt8] = []
    scan: while !isAtBlank {
      let current = byte()
      switch current {
      case UInt8(ascii: ";"), UInt8(ascii: "|"): break scan
      case UInt8(ascii: "("): brackets.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): brackets.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): brackets.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard brackets.last == current else { break scan }
        brackets.removeLast()
      case UInt8(ascii: "\\") where byte(1).isEscapableInWord:
        builder.append(byte(1), isQuoted: true)
        position += 2
        continue
      case UInt8(ascii: "$"):
        if let expression = parseReplacement() {
          builder.append(expression, height: height)
          continue
        }
      default: break
      }
      builder.append(current, isQuoted: false)
      position += 1
    }
    height = builder.height
    return WordSyntax(parts: builder.finish(), range: range(from: start))
  }

  /// `'…'` as it stands, or `"…"` with escapes and replacements.
  mutating func parseText() -> ExpressionSyntax {
    let start = position
    let quote = byte()
    let isRaw = quote == UInt8(ascii: "'")
    var builder = TextBuilder()
    position += 1
    while !isAtEnd, byte() != quote {
      if !isRaw, isAt("\\") {
        parseEscape(into: &builder)
      } else if !isRaw, let expression = parseReplacement() {
        builder.append(expression, height: height)
      } else {
        builder.append(byte(), isQuoted: true)
        position += 1
      }
    }
    if isAtEnd {
      endsInText = true
      mark(.unclosedQuote, SourceRange(start, start + 1))
      reportUnclosed(
        "this quote is not closed", at: SourceRange(start, start + 1),
        hint: "write `\(Character(Unicode.Scalar(quote)))` where the text ends")
    } else {
      position += 1
    }
    mark(.text, range(from: start))
    height = builder.height
    raise()
    return .text(builder.finish(), range(from: start))
  }

  /// `$name`, which ends with the name, or `${expression}`; nil where no `$` stands or it is
  /// itself.
  private mutating func parseReplacement() -> ExpressionSyntax? {
    guard isAt("$") else { return nil }
    if position + 1 == end { note(.variable, from: end) }
    if byte(1).isNameStart {
      position += 1
      return parseVariable()
    }
    guard byte(1) == UInt8(ascii: "{") else { return nil }
    position += 2
    mark(.variable, SourceRange(position - 2, position - 1))
    let start = position
    let expression = bracketed("}", opened: start - 1) { $0.parseExpression() }
    mark(.plain, range(from: start))
    return expression ?? .missing(here)
  }
}

// MARK: Escapes

extension Parser {
  /// `\n \t \r \" \\ \$ \u{1F600}`, and a `\` at the end of a row, which joins it to the next.
  private mutating func parseEscape(into builder: inout TextBuilder) {
    let start = position
    position += 1
    if isAtEnd { return }
    let letter = byte()
    position += 1
    switch letter {
    case UInt8(ascii: "n"): builder.append(UInt8(ascii: "\n"), isQuoted: true)
    case UInt8(ascii: "t"): builder.append(UInt8(ascii: "\t"), isQuoted: true)
    case UInt8(ascii: "r"): builder.append(UInt8(ascii: "\r"), isQuoted: true)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"):
      builder.append(letter, isQuoted: true)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r") where take("\n"): break
    case UInt8(ascii: "u"):
      if let scalar = takeScalar() {
        for byte in Character(scalar).utf8 { builder.append(byte, isQuoted: true) }
      } else if !isAtEnd || bytes[position - 1] == UInt8(ascii: "}") {
        report(
          "this is not the number of a character", at: range(from: start),
          hint: "write `\\u{1F600}`")
      }
    default:
      while byte().isContinuation { position += 1 }
      let escape = source[range(from: start)].escapingControls()
      report(
        "`\(escape)` is no escape", at: range(from: start),
        hint: "escapes are \\n \\t \\r \\\" \\\\ \\$ \\u{…}; in '…' a backslash is itself")
    }
  }

  /// `{1F600}`: up to eight hexadecimal digits of a Unicode scalar.
  private mutating func takeScalar() -> Unicode.Scalar? {
    guard take("{") else { return nil }
    let start = position
    while byte().isHexadecimal, position - start < 8 { position += 1 }
    let digits = source[range(from: start)]
    guard take("}") else { return nil }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}

/// Collects the parts of a word or a text.
private struct TextBuilder {
  private var parts: [TextPartSyntax] = []
  private var bytes: [UInt8] = []
  private var isQuoted = false
  /// The height of the highest expression in it.
  private(set) var height = 0

  mutating func append(_ byte: UInt8, isQuoted: Bool) {
    if isQuoted != self.isQuoted { flush() }
    self.isQuoted = isQuoted
    bytes.append(byte)
  }

  mutating func append(_ expression: ExpressionSyntax, height: Int) {
    flush()
    parts.append(.expression(expression))
    self.height = max(self.height, height)
  }

  mutating func finish() -> [TextPartSyntax] {
    flush()
    return parts
  }

  private mutating func flush() {
    guard !bytes.isEmpty else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    parts.append(isQuoted ? .quoted(text) : .bare(text))
    bytes.removeAll(keepingCapacity: true)
  }
}

extension UInt8 {
  /// What a backslash in a word makes mean itself: blanks, brackets, quotes, and what would
  /// otherwise end the word, be replaced, be a glob, or belong to another shell.
  fileprivate var isEscapableInWord: Bool {
    " \t()[]{}\"'\\$;|*?#~&<>`".utf8.contains(self)
  }

  fileprivate var isHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
