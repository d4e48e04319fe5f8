extension Parser {
  /// `( command | expression )`, without its filters.
  mutating func parseHead() -> SourceSyntax {
    offer(.source)
    if let name = peekName(), opensCommand(name) { return .command(parseCommand(name)) }
    let expression = parseExpression()
    markHead(expression)
    return .expression(expression)
  }

  /// Whether a name opens a command: it is one's, or what follows it can only be an argument.
  private func opensCommand(_ name: NameSyntax) -> Bool {
    if ReservedWords.keywords.contains(name.text) { return false }
    var ahead = self
    ahead.position = name.range.upper
    if ahead.isAt("("), isCallable(name.text) { return false }
    if registry.spec(of: name.text) != nil || ReservedWords.commands.contains(name.text) {
      return true
    }
    guard ahead.isAtBlank else { return false }
    ahead.skipBlanks()
    return !ahead.isAtCommandEnd && ahead.isAtArgument
  }

  /// Whether arguments in parentheses may follow the name: a function's or a `def`'s.
  private func isCallable(_ name: String) -> Bool {
    Function.named(name) != nil || registry.definition(of: name) != nil
  }

  /// Whether what stands here, a blank before it, cannot go on with an expression.
  private var isAtArgument: Bool {
    if let word = peekName()?.text { return !["in", "and", "or", "not", "matches"].contains(word) }
    switch byte() {
    case UInt8(ascii: "-"): return byte(1) == UInt8(ascii: "-") && byte(2).isNameStart
    case UInt8(ascii: "/"), UInt8(ascii: "*"): return "./~*".utf8.contains(byte(1))
    case UInt8(ascii: "."): return byte(1) != UInt8(ascii: ".") || byte(2) == UInt8(ascii: "/")
    case let first: return !"+%=!<>?&|,:`".utf8.contains(first)
    }
  }

  /// What ends a command: the statement's end, a filter, a bracket that it did not open, a block.
  var isAtCommandEnd: Bool {
    if isAtEnd { return true }
    switch byte() {
    case UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      return true
    case UInt8(ascii: "|"): return !isAt("||")
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return isAtNewline && !newlinesAreBlank
    default: return false
    }
  }

  /// `command = VERB { argument } .`
  private mutating func parseCommand(_ name: NameSyntax) -> CommandSyntax {
    position = name.range.upper
    markCommand(name)
    if !isAtBlank, !isAtCommandEnd, !isAt("(") {
      report("a blank must follow `\(name.text)`", at: here)
    }
    let arguments = parseArguments(of: registry.spec(of: name.text))
    let upper = arguments.last?.range.upper ?? name.range.upper
    return CommandSyntax(
      name: name, arguments: arguments, range: SourceRange(name.range.lower, upper))
  }

  mutating func parseArguments(of spec: CommandSpec?) -> [ArgumentSyntax] {
    var arguments: [ArgumentSyntax] = []
    var operands = 0
    var highest = 0
    var flagsAreOver = false
    let outer = attention?.command
    defer {
      height = highest
      raise()
      if let outer { attention?.command = outer }
    }
    while true {
      let previous = position
      skipBlanks()
      let parameter = spec?.operand(at: operands)
      let kind = parameter?.kind
      let isExpression = kind == .expression
      if let spec, isAtEnd, !endsInComment, position > previous {
        noteCall(of: spec, behind: arguments)
      }
      attention?.command = CompletionRequest.Command(
        arguments: arguments, parameter: parameter, takesFlags: !flagsAreOver)
      if let spec, position > previous, !isExpression {
        offer(.argument(spec, operands), from: position)
      }
      if isAtEnd, isExpression { offer(.expression) }
      if isAtCommandEnd { return arguments }
      if reportForeignOperator() { return arguments }
      height = 0
      if !flagsAreOver, isAt("--"), byte(2).isNameStart {
        arguments.append(parseFlag(of: spec))
      } else if !flagsAreOver, isAtEndOfFlags {
        position += 2
        mark(.flag, range(from: position - 2))
        flagsAreOver = true
        if let spec { offer(.flag(spec), from: position - 2) }
      } else if isExpression {
        return arguments + parseExpressions(highest: &highest)
      } else if case .command? = kind, let name = peekName() {
        arguments.append(parseEnclosed(name))
        if let spec { offer(.argument(spec, operands), from: name.range.lower) }
        highest = max(highest, height)
        return arguments
      } else {
        let start = position
        let operand = parseOperand()
        mark(operand, for: parameter)
        if let spec { offer(.argument(spec, operands), from: start, operand) }
        arguments.append(.positional(operand))
        operands += 1
      }
      highest = max(highest, height)
    }
  }

  /// Whether `--` stands here as a word of its own.
  private var isAtEndOfFlags: Bool {
    guard isAt("--") else { return false }
    var ahead = self
    ahead.position += 2
    return ahead.isAtBlank || ahead.isAtCommandEnd
  }

  /// A command as the operand of another one, to the end of the statement.
  ///
  /// One that takes a command itself is refused, so that a text of nothing else is not followed as
  /// deep as it is long.
  private mutating func parseEnclosed(_ name: NameSyntax) -> ArgumentSyntax {
    if registry.spec(of: name.text)?.takesCommand == true {
      report("`\(name.text)` takes a command itself and cannot stand here", at: name.range)
      position = name.range.upper
      _ = parseArguments(of: nil)
      return .positional(.value(.missing(name.range)))
    }
    let command = parseCommand(name)
    return .positional(.value(.parentheses(.command(command), command.range)))
  }

  /// `"--" FLAG [ [ "=" ] ( word | string | value ) ]`
  private mutating func parseFlag(of spec: CommandSpec?) -> ArgumentSyntax {
    let start = position
    position += 2
    while byte().isNameByte || byte() == UInt8(ascii: "-") { position += 1 }
    let range = range(from: start)
    let name = NameSyntax(text: source[SourceRange(start + 2, position)], range: range)
    markFlag(name, of: spec)
    if let spec { offer(.flag(spec), from: start) }
    let flag = spec?.flag(named: name.text)
    attention?.command.parameter = flag
    if take("=") {
      let value = position
      if let flag, isAtEnd { marker?.openCall = OpenCall(flag) }
      if isAtBlank || isAtCommandEnd {
        if let flag { offer(.value(flag), from: value) }
        return .flag(name, .value(.text([], SourceRange(value, value))))
      }
      let operand = parseOperand()
      mark(operand, for: flag)
      if let flag { offer(.value(flag), from: value, operand) }
      return .flag(name, operand)
    }
    guard let flag, flag.kind != .toggle else { return .flag(name, nil) }
    skipBlanks()
    let value = position
    if value > range.upper {
      offer(.value(flag), from: value)
      if isAtEnd { marker?.openCall = OpenCall(flag) }
    }
    if isAtCommandEnd || isAtForeignOperator || (isAt("--") && byte(2).isNameStart) {
      return .flag(name, nil)
    }
    let operand = parseOperand()
    mark(operand, for: flag)
    offer(.value(flag), from: value, operand)
    return .flag(name, operand)
  }

  /// `expression { "," expression }`, to the end of the statement.
  private mutating func parseExpressions(highest: inout Int) -> [ArgumentSyntax] {
    let errors = diagnostics.count
    var expressions: [ArgumentSyntax] = []
    repeat {
      skipBlanksAndNewlines()
      expressions.append(.positional(.value(parseExpression())))
      highest = max(highest, height)
      skipBlanks()
    } while take(",")
    if !isAtCommandEnd, !isAtForeignOperator, diagnostics.count == errors {
      report("`,` must stand between values", at: here)
    }
    return expressions
  }

  /// `word | string | value`
  private mutating func parseOperand() -> OperandSyntax {
    switch byte() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return wholeArgument(parseText(), "a quoted text")
    case UInt8(ascii: "("):
      return wholeArgument(parsePath(after: parseParentheses()), "a value in parentheses")
    case UInt8(ascii: "$") where isAtVariableValue:
      position += 1
      return wholeArgument(parsePath(after: parseVariable()), "a variable with an index")
    default:
      let opensReplacement = isAt("${")
      let word = parseWord()
      // A replacement that is the whole argument is a value, as `$name` is, and not its text.
      if opensReplacement, word.parts.count == 1, case .expression(let value) = word.parts[0] {
        return .value(value)
      }
      return .word(word)
    }
  }

  /// Whether `"$" NAME path` stands here as a whole argument, and not at the beginning of a word.
  ///
  /// An index cannot go on with a word, so that what stands between its brackets need not be read
  /// twice.
  private var isAtVariableValue: Bool {
    guard byte(1).isNameStart else { return false }
    var ahead = self
    ahead.position += 1
    while true {
      while ahead.byte().isNameByte { ahead.position += 1 }
      if ahead.isAt("[") || ahead.isAtBlank || ahead.isAtCommandEnd { return true }
      guard ahead.take("?.") || ahead.take("."), ahead.byte().isNameStart || ahead.isAtEnd
      else { return false }
    }
  }

  /// A value must be the whole argument.
  private mutating func wholeArgument(_ value: ExpressionSyntax, _ what: String) -> OperandSyntax {
    if !isAtBlank, !isAtCommandEnd {
      let start = position
      _ = parseWord()
      if position == start { position = here.upper }
      report(
        "\(what) must be the whole argument, but more follows", at: range(from: start),
        hint: "put it all in double quotes, with `${…}` for what is replaced")
    }
    return .value(value)
  }
}
