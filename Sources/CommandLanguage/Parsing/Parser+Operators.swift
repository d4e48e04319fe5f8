extension Parser {
  /// An expression of the loosest kind.
  mutating func parseExpression() -> ExpressionSyntax {
    nested { $0.parseBinary(from: 0) } ?? .missing(here)
  }

  /// Operators of at least this precedence, by climbing; comparisons do not chain.
  private mutating func parseBinary(from lowest: Int) -> ExpressionSyntax {
    var left = parseUnary(from: lowest)
    var isComparison = false
    while true {
      skipBlanks()
      guard let (symbol, width) = peekBinary(), symbol.precedence >= lowest else { return left }
      if isComparison, symbol.precedence == BinaryOperator.comparison {
        report(
          "comparisons do not chain", at: SourceRange(position, position + width),
          hint: "write `a < b and b < c`")
      }
      isComparison = symbol.precedence == BinaryOperator.comparison
      position += width
      mark(.operator, range(from: position - width))
      skipBlanksAndNewlines()
      let leftHeight = height
      let right = nested { $0.parseBinary(from: symbol.precedence + 1) } ?? .missing(here)
      left = .binary(symbol, left, right, left.range.union(right.range))
      raise(over: leftHeight)
    }
  }

  /// The operator that stands here and its width in bytes.
  private func peekBinary() -> (BinaryOperator, width: Int)? {
    if let name = peekName() {
      switch name.text {
      case "or": return (.or, 2)
      case "and": return (.and, 3)
      case "in": return (.contained, 2)
      case "matches": return (.matches, 7)
      case "not":
        var ahead = self
        ahead.position = name.range.upper
        ahead.skipBlanks()
        guard ahead.take(keyword: "in") || ahead.isAtEnd else { return nil }
        return (.notContained, ahead.position - position)
      default: return nil
      }
    }
    // What ends an expression stands here more often than an operator.
    guard byte().beginsOperator else { return nil }
    for symbol in Self.symbols where isAt(symbol.spelling) {
      return (symbol.meaning, symbol.spelling.utf8CodeUnitCount)
    }
    return nil
  }

  /// Longer spellings stand before those that they begin with.
  private static let symbols: [(spelling: StaticString, meaning: BinaryOperator)] = [
    ("==", .equal), ("!=", .notEqual), ("<=", .lessOrEqual), (">=", .greaterOrEqual),
    ("??", .otherwise), ("..", .range), ("<", .less), (">", .greater), ("+", .add),
    ("-", .subtract), ("*", .multiply), ("/", .divide), ("%", .remainder),
  ]

  /// `not` stands between `and` and the comparisons; `-` binds tighter than any operator of two.
  private mutating func parseUnary(from lowest: Int) -> ExpressionSyntax {
    let start = position
    if take(keyword: "not", as: .operator) {
      if lowest > BinaryOperator.comparison {
        report(
          "`not` binds more loosely than the operator before it", at: range(from: start),
          hint: "write `(not …)`")
      }
      skipBlanksAndNewlines()
      let operand =
        nested { $0.parseBinary(from: BinaryOperator.comparison) } ?? .missing(here)
      raise()
      return .unary(.not, operand, range(from: start))
    }
    guard isAt("-") else { return parsePath(after: parsePrimary()) }
    if byte(1).isDigit { return parsePath(after: parseNumber()) }
    position += 1
    mark(.operator, range(from: start))
    skipBlanksAndNewlines()
    let operand = nested { $0.parseUnary(from: BinaryOperator.tightest) } ?? .missing(here)
    raise()
    return .unary(.negate, operand, range(from: start))
  }

  /// `path = { "." NAME | "?." NAME | "[" expression "]" } .`, each without a blank before it.
  mutating func parsePath(after base: ExpressionSyntax) -> ExpressionSyntax {
    var value = base
    while true {
      let bracket = position
      let baseHeight = height
      if isAt("?."), !isAt("?..") {
        position += 2
        value = parseMember(of: value, isOptional: true)
      } else if isAt("."), byte(1).isNameStart || position + 1 == end {
        position += 1
        value = parseMember(of: value, isOptional: false)
      } else if take("[") {
        let index = bracketed("]", opened: bracket) { $0.parseExpression() }
        value = .index(value, index ?? .missing(here), range(from: value.range.lower))
      } else {
        return value
      }
      raise(over: baseHeight)
    }
  }

  private mutating func parseMember(of base: ExpressionSyntax, isOptional: Bool)
    -> ExpressionSyntax
  {
    offer(.field(of: base))
    if let name = takeName() {
      mark(.field, name.range)
      return .member(base, name, isOptional: isOptional)
    }
    reportMissing("the name of a field must follow the dot")
    return .member(base, NameSyntax(text: "", range: here), isOptional: isOptional)
  }
}

extension UInt8 {
  /// Whether a spelling of `Parser.symbols` begins with it.
  fileprivate var beginsOperator: Bool {
    switch self {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
