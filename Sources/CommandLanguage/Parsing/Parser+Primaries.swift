extension Parser {
  /// What operators and paths are built on: a literal, a variable, a call, or something in
  /// brackets.
  mutating func parsePrimary() -> ExpressionSyntax {
    offer(.expression)
    height = 1
    switch byte() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return parseText()
    case UInt8(ascii: "("): return parseParentheses()
    case UInt8(ascii: "["): return parseList()
    case UInt8(ascii: "{"): return parseRecord()
    case UInt8(ascii: "$") where byte(1).isNameStart:
      position += 1
      return parseVariable()
    case let first where first.isDigit: return parseNumber()
    case let first where first.isNameStart: return parseName()
    default:
      reportNoValue()
      return .missing(here)
    }
  }

  private mutating func reportNoValue() {
    if reportForeignOperator() { return }
    if isAt("$"), position + 1 == end { note(.variable, from: end) }
    let isSomething = !isAtBlank && !";|,){}]".utf8.contains(byte())
    guard isSomething else { return reportMissing("a value is missing here") }
    let hint: String? =
      switch byte() {
      case UInt8(ascii: "="): "write `x = x + 1` to change a variable, `==` to compare"
      case UInt8(ascii: "!"):
        "write `not`; a line for the shell, `!ls`, begins so at the prompt alone"
      case UInt8(ascii: "*") where byte(1) == UInt8(ascii: "."):
        "`files *.csv` gives the files that a pattern names"
      case UInt8(ascii: "."): "numbers have a digit before the point: 0.5"
      default: nil
      }
    report("`\(source[here].escapingControls())` cannot begin a value", at: here, hint: hint)
    // The rest of a pattern would be taken for operators.
    if isAt("*.") { _ = parseWord() }
  }

  /// The NAME behind a `$`.
  mutating func parseVariable() -> ExpressionSyntax {
    offer(.variable)
    height = 1
    guard var name = takeName() else { return .missing(here) }
    name.hasDollar = true
    markVariable(name)
    return .variable(name)
  }

  /// A variable, a function's call, or `true`, `false`, `null`.
  private mutating func parseName() -> ExpressionSyntax {
    guard let name = takeName() else { return .missing(here) }
    switch name.text {
    case "true": return constant(.boolean(true), name)
    case "false": return constant(.boolean(false), name)
    case "null": return constant(.null, name)
    default: break
    }
    if ReservedWords.keywords.contains(name.text) {
      mark(.keyword, name.range)
      report("`\(name.text)` is a keyword, but a value must stand here", at: name.range)
      return .missing(name.range)
    }
    let bracket = position
    guard take("(") else {
      markVariable(name)
      return .variable(name)
    }
    markFunction(name)
    let arguments = parseItems(until: ")", opened: bracket, of: name) { $0.parseExpression() }
    return .call(name, arguments, range(from: name.range.lower))
  }

  private mutating func constant(_ value: Value, _ name: NameSyntax) -> ExpressionSyntax {
    mark(.constant, name.range)
    return .literal(value, name.range)
  }

  /// A number with or without a sign and units: `42`, `0x1f`, `1m30s`, `-5MB`.
  mutating func parseNumber() -> ExpressionSyntax {
    let start = position
    height = 1
    if isAt("-") { position += 1 }
    position += NumberLiteral.length(of: bytes[position..<end])
    let range = range(from: start)
    switch NumberLiteral.read(source[range]) {
    case .success(let value):
      mark(.number, range)
      return .literal(value, range)
    case .failure(let error):
      report(error.message, at: range, hint: error.hint)
      return .missing(range)
    }
  }
}
