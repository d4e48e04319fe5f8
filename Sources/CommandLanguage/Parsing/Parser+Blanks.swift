extension Parser {
  var isAtNewline: Bool { byte() == UInt8(ascii: "\n") || isAt("\r\n") }

  /// Whether a blank, or what ends a statement or a file, stands here: a word ends.
  var isAtBlank: Bool {
    switch byte() {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): isAt("\r\n")
    case UInt8(ascii: "\\"): isAtContinuation
    case 0: isAtEnd
    default: false
    }
  }

  /// Whether a trailing `\` stands here, which joins the next row to this one.
  private var isAtContinuation: Bool {
    isAt("\\\n") || isAt("\\\r\n") || (isAt("\\") && position + 1 == end)
  }

  /// Moves over blanks and comments, and over newlines where they are blanks.
  mutating func skipBlanks() {
    while !isAtEnd {
      switch byte() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "#"):
        let start = position
        skipRow()
        mark(.comment, range(from: start))
        endsInComment = isAtEnd
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard isAtNewline, newlinesAreBlank else { return }
        skipNewline()
      case UInt8(ascii: "\\"):
        guard isAtContinuation else { return }
        skipContinuation()
      default: return
      }
    }
  }

  /// Moves over blanks, comments and newlines: what may follow an operator.
  mutating func skipBlanksAndNewlines() {
    withNewlinesBlank(true) { $0.skipBlanks() }
  }

  /// Moves to the end of the row.
  mutating func skipRow() {
    while !isAtEnd, !isAtNewline { position += 1 }
  }

  private mutating func skipNewline() {
    position += byte() == UInt8(ascii: "\r") ? 2 : 1
  }

  private mutating func skipContinuation() {
    let backslash = SourceRange(position, position + 1)
    position += 1
    mark(.operator, backslash)
    if !isAtEnd { skipNewline() }
    if isAtEnd {
      reportUnclosed("the line goes on after `\\`, but nothing follows", at: backslash)
    }
  }
}

extension UInt8 {
  var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

  var isNameStart: Bool {
    let lower = self | 0x20
    return (UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
  }

  var isNameByte: Bool { isNameStart || isDigit }

  /// Whether it goes on with a character of UTF-8 that began before it.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}
