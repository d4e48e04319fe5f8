extension Checker {
  /// A command with its arguments sorted to its parameters; nil, and errors, where that fails.
  mutating func bind(_ syntax: CommandSyntax) -> BoundCommand? {
    guard let command = registry[syntax.name.text] else {
      reportUnknownCommand(syntax.name)
      checkValues(in: syntax.arguments)
      return nil
    }
    if command.spec.choosesAccount { choosesAccount = true }
    if command.spec.needsAPI, firstAPICommand == nil {
      firstAPICommand = Site(source, syntax.name.range)
    }
    guard let body = command.body else {
      report(
        "`\(syntax.name.text)` stands as a statement of its own: it gives no value",
        at: syntax.range, hint: "the variables that the file assigns are there behind it")
      return nil
    }
    let binding = ArgumentBinding.bind(syntax, to: command.spec, in: source)
    if binding.diagnostics.hasErrors {
      // What stands behind a misspelt flag may be its value: as an operand it would be refused too.
      diagnostics += binding.diagnostics
      checkValues(in: syntax.arguments)
      return nil
    }
    let before = diagnostics.count
    let operands = zip(command.spec.parameters, binding.operands).map { parameter, operands in
      operands.map { check($0, for: parameter) }
    }
    checkSetting(command.spec, operands)
    guard !diagnostics[before...].hasErrors else { return nil }
    return BoundCommand(spec: command.spec, body: body, operands: operands, range: syntax.range)
  }

  /// A call of a `def` in the way of a command; nil, and errors, where its arguments are wrong.
  mutating func bind(_ syntax: CommandSyntax, to definition: Definition) -> DefinitionCall? {
    let binding = ArgumentBinding.bind(syntax, to: definition.spec, in: source)
    if binding.diagnostics.hasErrors {
      diagnostics += binding.diagnostics
      checkValues(in: syntax.arguments)
      return nil
    }
    let operands = zip(definition.spec.parameters, binding.operands).map { parameter, operands in
      operands.first.map { check($0, for: parameter) }
    }
    return DefinitionCall(definition, operands, syntax.range)
  }

  /// What was written for a parameter.
  mutating func check(_ operand: OperandSyntax, for parameter: ParameterSpec) -> CheckedOperand {
    if case .command(let needsAPI) = parameter.kind {
      return .value(
        checkEnclosed(operand, for: parameter, needsAPI: needsAPI), operand.range)
    }
    switch operand {
    case .word(let word): return check(word, for: parameter)
    case .value(let expression):
      let value = check(expression).value
      return .value(checkKind(of: value, for: parameter), expression.range)
    }
  }

  /// The command that another one is given.
  private mutating func checkEnclosed(
    _ operand: OperandSyntax, for parameter: ParameterSpec, needsAPI: Bool
  ) -> CheckedExpression {
    switch operand {
    case .value(.parentheses(.command(let syntax), _)):
      if registry[syntax.name.text] == nil, registry.definition(of: syntax.name.text) != nil {
        report(
          "\(parameter.spelling) must be a command, but `\(syntax.name.text)` is a `def`",
          at: syntax.name.range)
      } else if let command = bind(syntax) {
        if !needsAPI || command.spec.needsAPI { return .command(command) }
        report("`\(syntax.name.text)` sends no request", at: syntax.name.range)
      }
    case .value(.missing): break
    case .word, .value:
      report("\(parameter.spelling) must be a command", at: operand.range)
    }
    return .constant(.null, operand.range)
  }

  /// A value that is known already must be one that the parameter takes.
  mutating func checkKind(of value: CheckedExpression, for parameter: ParameterSpec)
    -> CheckedExpression
  {
    // What could not be read is null too.
    guard case .constant(let constant, let range) = value, constant != .null else {
      checkCertainKind(of: value, for: parameter)
      return value
    }
    do {
      let taken = try parameter.kind.value(from: constant, for: parameter.spelling)
      try parameter.checkBounds(of: taken)
      return parameter.isNamedOperand ? .constant(taken, range) : value
    } catch {
      report(error.message, at: range)
      return .constant(.null, range)
    }
  }

  /// A bare word, read as the parameter's kind says.
  private mutating func check(_ word: WordSyntax, for parameter: ParameterSpec) -> CheckedOperand {
    if parameter.kind == .path {
      if let text = word.text { noteVariable(text, "the path", at: word.range) }
      return .path(checkParts(word.parts), word.range)
    }
    guard let text = word.text else {
      return .value(.text(checkParts(word.parts), word.range), word.range)
    }
    if case .object(let kind) = parameter.kind {
      return .value(checkReference(word, text, kind), word.range)
    }
    switch WordReading.read(text, as: parameter) {
    case .success(let value):
      if parameter.kind == .text, parameter.isFlag {
        noteVariable(text, "the text", at: word.range)
      }
      return .value(checkKind(of: .constant(value, word.range), for: parameter), word.range)
    case .failure(let error):
      report(error.message, at: word.range, hint: error.hint)
      return .value(.constant(.null, word.range), word.range)
    }
  }

  /// A word that spells a variable may be meant as one.
  private mutating func noteVariable(_ word: String, _ what: String, at range: SourceRange) {
    guard isVisible(word) else { return }
    report(
      "this is \(what) \"\(word)\"; write $\(word) for the variable", at: range, severity: .note)
  }

  /// `k`, `ks[0]` where a variable has that name; else an id, where it cannot be a slip of the
  /// fingers.
  private mutating func checkReference(_ word: WordSyntax, _ text: String, _ kind: String)
    -> CheckedExpression
  {
    let variable = Parser.variablePath(in: source, word.range, registry: registry)
    if let (name, path) = variable, isVisible(name.text) || isItem(name) {
      return check(path).value
    }
    let reference = ReferenceWord(variables: visibleNames)
    if lacksFile || reference.isID(text) { return .constant(.text(text), word.range) }
    let near = reference.variableNear(text)
    let name = variable?.name ?? NameSyntax(text: text, range: word.range)
    report(
      "no variable `\(name.text.escapingControls())`", at: name.range,
      hint: near.map { "did you mean `\($0)`?" }
        ?? Spelling.hint(for: name.text, among: visibleNames)
        ?? (registry[name.text] == nil
          ? "the id of a \(kind) stands in quotes where it could be a name"
          : "a command's result stands in parentheses: `(\(name.text) …)`"))
    return .constant(.null, word.range)
  }

  private func isItem(_ name: NameSyntax) -> Bool {
    !itemKinds.isEmpty && name.text == Filter.itemName
  }

  /// Finds the errors in arguments that belong to no parameter.
  mutating func checkValues(in arguments: [ArgumentSyntax]) {
    for argument in arguments {
      switch argument {
      case .positional(.value(let expression)), .flag(_, .value(let expression)?):
        _ = check(expression)
      case .positional(.word(let word)), .flag(_, .word(let word)?): _ = checkParts(word.parts)
      case .flag(_, nil): break
      }
    }
  }
}

extension Parser {
  /// The variable and its path that fill a part of the text exactly; nil where they do not.
  fileprivate static func variablePath(
    in source: SourceText, _ range: SourceRange, registry: Registry
  ) -> (name: NameSyntax, path: ExpressionSyntax)? {
    var parser = Parser(source, registry: registry, range: range)
    guard var name = parser.takeName() else { return nil }
    name.hasDollar = true
    let path = parser.parsePath(after: .variable(name))
    return parser.isAtEnd && parser.diagnostics.isEmpty ? (name, path) : nil
  }
}
