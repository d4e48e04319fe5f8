extension Parser {
  /// `def = "def" NAME { NAME [ ":" kind ] [ "=" literal ] } block .`
  mutating func parseDefinition() -> StatementSyntax {
    let start = position
    let help = helpRows(above: start)
    _ = take(keyword: "def")
    skipBlanks()
    let errors = diagnostics.count
    let name = takeName()
    if let name {
      mark(.command, name.range)
    } else {
      reportMissing("`def` needs a name: `def f a b { … }`")
    }
    var parameters: [ParameterSyntax] = []
    skipBlanks()
    while diagnostics.count == errors, byte().isNameStart {
      parameters.append(parseParameter(from: position))
      skipBlanks()
    }
    let outer = attention?.names
    for parameter in parameters { bind(parameter.name, .parameter(parameter.kind)) }
    let body = parseBlock(after: "the parameters", isSound: diagnostics.count == errors)
    if !isAtEnd, let outer { attention?.names = outer }
    let definition = DefinitionSyntax(
      name: name ?? NameSyntax(text: "", range: here), parameters: parameters, body: body,
      help: help, range: range(from: start))
    definitions.append(definition)
    return .definition(definition)
  }

  /// `param = "param" NAME [ ":" kind ] [ "=" literal ] .`
  mutating func parseProgramParameter() -> StatementSyntax? {
    let start = position
    let help = helpRows(above: start)
    _ = take(keyword: "param")
    skipBlanks()
    guard byte().isNameStart else {
      reportMissing("`param` needs a name: `param file: path = \"q3.pdf\"`")
      return nil
    }
    var parameter = parseParameter(from: start)
    parameter.help = help
    self.parameters.append(parameter)
    bind(parameter.name, .parameter(parameter.kind))
    return .parameter(parameter)
  }

  /// `NAME [ ":" kind ] [ "=" literal ]`
  private mutating func parseParameter(from start: Int) -> ParameterSyntax {
    let name = takeName() ?? NameSyntax(text: "", range: here)
    var parameter = ParameterSyntax(name: name, range: name.range)
    mark(.variable, name.range)
    let isAtSign = { (parser: Parser, sign: UInt8) in
      var ahead = parser
      ahead.skipBlanks()
      return ahead.byte() == sign && !ahead.isAt("==")
    }
    if isAtSign(self, UInt8(ascii: ":")) {
      skipBlanks()
      position += 1
      skipBlanks()
      offer(.kind)
      parameter.kind = takeName()
      if parameter.kind == nil {
        reportMissing(
          "a kind must follow `:`", hint: "such as \(registry.kindNames.joined(separator: ", "))")
      }
    }
    if isAtSign(self, UInt8(ascii: "=")) {
      skipBlanks()
      position += 1
      mark(.operator, range(from: position - 1))
      skipBlanks()
      parameter.defaultValue = parseDefault()
    }
    parameter.range = range(from: start)
    return parameter
  }

  /// A literal: a number, a text without replacements, `true`, `false` or `null`.
  private mutating func parseDefault() -> ExpressionSyntax {
    let isNumber = byte().isDigit || (isAt("-") && byte(1).isDigit)
    let errors = diagnostics.count
    let value = isNumber ? parseNumber() : parsePrimary()
    switch value {
    case .literal, .missing: return value
    case .text(let parts, let range):
      if let text = WordSyntax(parts: parts, range: range).text {
        return .literal(.text(text), range)
      }
    default: break
    }
    if diagnostics.count == errors {
      report(
        "the value of a parameter that is left out is a literal", at: value.range,
        hint: "write a number, a text, true, false or null; null can be replaced with `??`")
    }
    return .missing(value.range)
  }

  /// The comments of two signs right above a statement that begins its row.
  private func helpRows(above start: Int) -> [String] {
    let first = source.rowNumber(of: start)
    let isFirstInRow = source.row(first).utf8.prefix(source.position(of: start).column - 1)
      .allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard isFirstInRow else { return [] }
    var rows: [String] = []
    for number in (1..<first).reversed() {
      let row = source.row(number).drop { $0 == " " || $0 == "\t" }
      guard row.hasPrefix("##") else { break }
      let text = row.dropFirst(2)
      rows.append(String(text.first == " " ? text.dropFirst() : text))
    }
    return rows.reversed()
  }
}
