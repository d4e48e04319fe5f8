extension Parser {
  /// What other shells and languages write, and the way to say it here.
  private static let foreignOperators: [(spelling: StaticString, hint: String)] = [
    ("&&", "write `;`: a failing command ends the line by itself; in a condition write `and`"),
    ("&", "write `;`: what can run at once does so within a command"),
    ("||", "write `or` in a condition; a failing command ends the line by itself"),
    (">>", "`| save FILE` writes a file anew; `gridsh … >> FILE` goes on with one"),
    (">", "`| save FILE` writes a file; compare with `>` between two values"),
    ("<", "name the file as an argument"),
    ("$(", "write `(…)`"),
    ("`", "write `(…)`"),
  ]

  /// The operator of other shells that stands here.
  private var foreignOperator: (spelling: StaticString, hint: String)? {
    Self.foreignOperators.first { isAt($0.spelling) }
  }

  /// Whether an operator of other shells stands here.
  var isAtForeignOperator: Bool { foreignOperator != nil }

  /// Reports the operator of other shells that stands here, if one does.
  mutating func reportForeignOperator() -> Bool {
    guard let (spelling, hint) = foreignOperator else { return false }
    let range = SourceRange(position, position + spelling.utf8CodeUnitCount)
    mark(.foreignOperator, range)
    report("`\(spelling)` is not an operator of this language", at: range, hint: hint)
    return true
  }

  /// What to do about something that stands where a statement or a block should end or begin.
  var hintForWhatFollows: String? {
    switch byte() {
    case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): "nothing opens this bracket"
    case UInt8(ascii: "="): "compare with `==`"
    case UInt8(ascii: "|") where isAtFilter: Self.hintForFilter
    case UInt8(ascii: "{"): "a record as an argument stands in parentheses: `({…})`"
    case _ where isAtEnd: nil
    default: "begin a new statement with `;` or on a new line"
    }
  }

  /// How far a bracket or quote that was passed over may reach behind its row: one that goes on for
  /// longer is taken to be a slip, and reading goes on with the next row.
  private static let recoveryReach = 2_000

  /// Passes over what cannot be read, brackets and quotes in it as a whole.
  ///
  /// - Parameters:
  ///   - inBrackets: stop at a closing bracket that nothing here opened, and only there.
  ///   - inBlock: stop at the `}` of the block; other closing brackets are passed over, and the end
  ///     of the statement ends the search.
  mutating func recover(inBrackets: Bool, inBlock: Bool = false) {
    var open = 0
    var endOfRow: Int?
    while !isAtEnd {
      if let endOfRow, position - endOfRow > Self.recoveryReach { break }
      switch byte() {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if !isInWord {
          skipQuoted()
          continue
        }
      case UInt8(ascii: "#"):
        if !isInWord {
          let start = position
          skipRow()
          mark(.comment, range(from: start))
          continue
        }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        mark(.bracket, here)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open == 0, inBrackets || (inBlock && isAt("}")) { return }
        mark(open == 0 ? .unmatchedBracket : .bracket, here)
        open = max(0, open - 1)
      case UInt8(ascii: ";"): if open == 0, !inBrackets { return }
      case UInt8(ascii: "\n"):
        if open == 0, !inBrackets { return }
        if endOfRow == nil { endOfRow = position }
      default: break
      }
      position += 1
    }
    if open > 0 || inBrackets, let endOfRow {
      position = endOfRow
      marker?.removeMarks(from: position)
    }
  }

  /// Whether what stands here goes on with a word: a quote there is an apostrophe.
  private var isInWord: Bool {
    position > 0 && (bytes[position - 1].isNameByte || bytes[position - 1] >= 0x80)
  }

  /// Passes over a quoted text; over the quote alone where nothing near closes it.
  private mutating func skipQuoted() {
    let quote = byte()
    let start = position
    let limit = min(end, start + Self.recoveryReach)
    position += 1
    while position < limit, byte() != quote {
      position += quote == UInt8(ascii: "\"") && byte() == UInt8(ascii: "\\") ? 2 : 1
    }
    position = position < limit ? position + 1 : start + 1
    if position > start + 1 { mark(.text, range(from: start)) }
  }
}
