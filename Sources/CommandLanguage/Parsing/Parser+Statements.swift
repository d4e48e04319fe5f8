extension Parser {
  /// `program = [ statement ] { ( NEWLINE | ";" ) [ statement ] } .`
  mutating func parseStatements(inBlock: Bool) -> [StatementSyntax] {
    var statements: [StatementSyntax] = []
    while true {
      repeat { skipBlanksAndNewlines() } while take(";")
      offer(.statement)
      if isAtEnd || (inBlock && isAt("}")) { return statements }
      let (errors, start) = (diagnostics.count, position)
      if let statement = parseStatement() {
        statements.append(statement)
        if !inBlock { extents.append(range(from: start)) }
      }
      parseStatementEnd(inBlock: inBlock, isSound: diagnostics.count == errors)
      if isAtEnd { return statements }
    }
  }

  /// What stands between a statement and the next; anything else is reported and passed over.
  ///
  /// - Parameter isSound: whether the statement was read without an error; what follows one that
  ///   was not says nothing new.
  private mutating func parseStatementEnd(inBlock: Bool, isSound: Bool) {
    skipBlanks()
    if isAtEnd || isAtNewline || isAt(";") || (inBlock && isAt("}")) { return }
    if isSound {
      if !reportForeignOperator() {
        let message =
          isAt("=")
          ? "only a variable is assigned, `x = …`, not a field or an item"
          : "the statement should end here"
        report(message, at: here, hint: hintForWhatFollows)
      }
    }
    recover(inBrackets: false, inBlock: inBlock)
  }

  /// `statement = NAME "=" source | if | while | for | def | param | try | expect | defer | "return"`
  /// `[ source ] | "break" | "continue" | source .`
  private mutating func parseStatement() -> StatementSyntax? {
    guard let name = peekName() else { return .source(parseSource()) }
    switch name.text {
    case "if": return parseIf()
    case "while": return parseWhile()
    case "for": return parseFor()
    case "break":
      pass(name, as: .keyword)
      return .breakLoop(name.range)
    case "continue":
      pass(name, as: .keyword)
      return .continueLoop(name.range)
    case "def": return parseDefinition()
    case "param": return parseProgramParameter()
    case "return": return parseReturn(name)
    case "try": return parseTry(name)
    case "expect": return parseExpect(name)
    case "defer": return parseDefer(name)
    case "else", "catch", "in", "matches", "and", "or":
      report("`\(name.text)` cannot begin a statement", at: name.range)
      return nil
    default: return isAssignment(name) ? parseAssignment(to: name) : parseValueStatement()
    }
  }

  /// Whether a single `=` follows the name.
  private func isAssignment(_ name: NameSyntax) -> Bool {
    if ["true", "false", "null", "not"].contains(name.text) { return false }
    var ahead = self
    ahead.position = name.range.upper
    ahead.skipBlanks()
    return ahead.isAt("=") && !ahead.isAt("==")
  }

  /// `NAME "=" source`
  private mutating func parseAssignment(to name: NameSyntax) -> StatementSyntax {
    pass(name, as: .variable)
    skipBlanks()
    position += 1
    mark(.operator, range(from: position - 1))
    skipBlanksAndNewlines()
    let source = parseSource()
    bind(name, .source(source))
    return .assignment(name, source)
  }

  /// A command or an expression of its own; what it sources is left to the ``Loader``.
  private mutating func parseValueStatement() -> StatementSyntax {
    let source = parseSource()
    guard case .command(let command) = source,
      registry[command.name.text]?.isInclusion == true
    else { return .source(source) }
    let inclusion = InclusionSyntax(command: command, depth: depth)
    inclusions.append(inclusion)
    return .inclusion(inclusion)
  }

  /// `if = "if" expression block { "else" "if" expression block } [ "else" block ] .`
  private mutating func parseIf() -> StatementSyntax {
    var conditional = ConditionalSyntax(branches: [])
    while take(keyword: "if") {
      skipBlanks()
      let errors = diagnostics.count
      let condition = parseExpression()
      let body = parseBlock(after: "the condition", isSound: diagnostics.count == errors)
      conditional.branches.append((condition, body))
      guard takeElse() else { return .conditional(conditional) }
      skipBlanks()
    }
    conditional.otherwise = parseBlock(after: "`else`", isSound: true)
    return .conditional(conditional)
  }

  /// Moves over `else`, which may stand on a row below.
  private mutating func takeElse() -> Bool {
    var ahead = self
    ahead.skipBlanksAndNewlines()
    guard ahead.take(keyword: "else") else { return false }
    self = ahead
    return true
  }

  /// `while = "while" expression block .`
  private mutating func parseWhile() -> StatementSyntax {
    _ = take(keyword: "while")
    skipBlanks()
    let errors = diagnostics.count
    let condition = parseExpression()
    let body = parseBlock(after: "the condition", isSound: diagnostics.count == errors)
    return .whileLoop(condition: condition, body: body)
  }

  /// `for = "for" NAME "in" source block .`
  private mutating func parseFor() -> StatementSyntax {
    _ = take(keyword: "for")
    skipBlanks()
    let errors = diagnostics.count
    let name = takeName()
    if let name {
      mark(.variable, name.range)
    } else {
      reportMissing("`for` needs a name: `for f in …`")
    }
    skipBlanks()
    if !take(keyword: "in"), diagnostics.count == errors {
      reportMissing("`in` is missing: `for \(name?.text ?? "f") in …`")
    }
    skipBlanks()
    let sequence = parseSource()
    bind(name, .item(of: sequence))
    let body = parseBlock(
      after: "what `for` goes through", isSound: diagnostics.count == errors)
    return .forLoop(name ?? NameSyntax(text: "", range: here), in: sequence, body: body)
  }

  /// `block = "{" program "}" .`
  ///
  /// - Parameter isSound: whether what stands before it was read without an error.
  mutating func parseBlock(after what: String, isSound: Bool) -> BlockSyntax {
    skipBlanks()
    let start = position
    guard take("{") else {
      if isSound, !reportForeignOperator() {
        reportMissing(
          "a block `{ … }` must follow \(what)",
          hint: isAtNewline ? "its `{` stands on the same row" : hintForWhatFollows)
      }
      return BlockSyntax(statements: [], range: here)
    }
    mark(.bracket, range(from: start))
    let statements = nested { parser in
      parser.withNewlinesBlank(false) { $0.parseStatements(inBlock: true) }
    }
    if take("}") {
      mark(.bracket, range(from: position - 1))
    } else {
      reportUnclosed(
        "this `{` is not closed", at: SourceRange(start, start + 1),
        hint: "write `}` where the block ends")
    }
    return BlockSyntax(statements: statements ?? [], range: range(from: start))
  }
}
