extension Parser {
  /// `"return" [ source ]`
  mutating func parseReturn(_ keyword: NameSyntax) -> StatementSyntax {
    pass(keyword, as: .keyword)
    skipBlanks()
    if isAtCommandEnd, !isAt("{"), !isAt("|") {
      offer(.source)
      return .returnValue(nil, keyword.range)
    }
    let source = parseSource()
    return .returnValue(source, keyword.range.union(source.range))
  }

  /// `try = "try" block "catch" NAME block .`
  mutating func parseTry(_ keyword: NameSyntax) -> StatementSyntax {
    pass(keyword, as: .keyword)
    let errors = diagnostics.count
    let body = parseBlock(after: "`try`", isSound: true)
    var name = NameSyntax(text: "", range: here)
    guard diagnostics.count == errors else {
      // What stands behind a block that is none is passed over, and the handler's block with it.
      return .attempt(body, name, handler: BlockSyntax(statements: [], range: here))
    }
    if takeOnLaterRow("catch") {
      skipBlanks()
      if let taken = takeName() {
        name = taken
        mark(.variable, name.range)
        bind(taken, .error)
      } else {
        reportMissing("`catch` needs a name for the error: `catch e { … }`")
      }
    } else {
      reportMissing("`catch` must follow the block of `try`: `try { … } catch e { … }`")
    }
    let handler = parseBlock(after: "the error's name", isSound: diagnostics.count == errors)
    return .attempt(body, name, handler: handler)
  }

  /// Moves over a keyword that may stand on a row below, and over all that is blank up to the end
  /// where nothing else follows: there it could still be written.
  private mutating func takeOnLaterRow(_ keyword: String) -> Bool {
    var ahead = self
    ahead.skipBlanksAndNewlines()
    let isFound = ahead.take(keyword: keyword)
    if isFound || ahead.isAtEnd { self = ahead }
    return isFound
  }

  /// `expect = "expect" ( expression | "error" [ NUMBER | NAME ] block ) .`
  mutating func parseExpect(_ keyword: NameSyntax) -> StatementSyntax {
    pass(keyword, as: .keyword)
    skipBlanks()
    if isAtExpectedError { return parseExpectedError(keyword) }
    let expression = parseExpression()
    return .expectation(expression, keyword.range.union(expression.range))
  }

  /// Whether `error` stands here as a word of the grammar: a variable of that name is not followed by
  /// a number, a name or a block.
  private var isAtExpectedError: Bool {
    var ahead = self
    guard ahead.take(keyword: "error") else { return false }
    guard ahead.isAtBlank || ahead.isAt("{") else { return false }
    ahead.skipBlanks()
    if let word = ahead.peekName()?.text { return !["in", "and", "or", "not"].contains(word) }
    return ahead.isAt("{") || ahead.byte().isDigit
  }

  private mutating func parseExpectedError(_ keyword: NameSyntax) -> StatementSyntax {
    _ = take(keyword: "error")
    skipBlanks()
    let errors = diagnostics.count
    var expected: ExpectedFailure?
    let range: SourceRange
    if byte().isDigit {
      let number = parseNumber()
      range = number.range
      if case .literal(.integer(let status), _) = number {
        expected = .status(status)
      } else if diagnostics.count == errors {
        report(
          "an HTTP status is a whole number", at: range, hint: "write `expect error 404 { … }`")
      }
    } else if let name = takeName() {
      expected = .name(name.text)
      range = name.range
    } else {
      range = keyword.range
    }
    let body = parseBlock(after: "`expect error`", isSound: diagnostics.count == errors)
    return .failureExpectation(expected, body, keyword.range.union(range))
  }

  /// `defer = "defer" ( command | block ) .`
  mutating func parseDefer(_ keyword: NameSyntax) -> StatementSyntax? {
    pass(keyword, as: .keyword)
    skipBlanks()
    if isAt("{") {
      let body = parseBlock(after: "`defer`", isSound: true)
      return .deferredBlock(body, range(from: keyword.range.lower))
    }
    if isAtEnd || isAtCommandEnd {
      reportMissing("a command or a block must follow `defer`")
      return nil
    }
    let name = peekName()
    let errors = diagnostics.count
    switch parseHead() {
    case .command(let command):
      return .deferredCommand(command, keyword.range.union(command.range))
    case .expression(.variable(let variable)) where variable == name:
      // A name alone can only be meant as a command; the check says whose.
      let command = CommandSyntax(name: variable, arguments: [], range: variable.range)
      return .deferredCommand(command, keyword.range.union(command.range))
    case .pipeline: return nil
    case .expression(let expression):
      if diagnostics[errors...].allSatisfy(\.isIncomplete) {
        report(
          "`defer` takes a command or a block", at: expression.range,
          hint: "write `defer { … }` for anything else")
      }
      return nil
    }
  }
}
