extension Checker {
  /// A command with its arguments sorted to its parameters; nil, and errors, where that fails.
  mutating func bind(_ syntax: CommandSyntax) -> BoundCommand? {
    guard let command = registry[syntax.name.text] else {
      reportUnknownCommand(syntax.name)
      checkValues(in: syntax.arguments)
      return nil
    }
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
    guard !diagnostics[before...].hasErrors else { return nil }
    return BoundCommand(spec: command.spec, body: body, operands: operands, range: syntax.range)
  }

  private mutating func check(_ operand: OperandSyntax, for parameter: ParameterSpec)
    -> CheckedOperand
  {
    switch operand {
    case .value(let expression): return .value(check(expression).value, expression.range)
    case .word(let word): return check(word, for: parameter)
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
      return .value(.constant(value, word.range), word.range)
    case .failure(let error):
      report(error.message, at: word.range, hint: error.hint)
      return .value(.constant(.null, word.range), word.range)
    }
  }

  /// A word that spells a variable may be meant as one.
  private mutating func noteVariable(_ word: String, _ what: String, at range: SourceRange) {
    guard scope.isVisible(word) else { return }
    report(
      "this is \(what) \"\(word)\"; write $\(word) for the variable", at: range, severity: .note)
  }

  /// `k`, `ks[0]` where a variable has that name; else an id, where it cannot be a slip of the
  /// fingers: it has a `-`, or a digit and eight characters, and no variable is one edit away.
  private mutating func checkReference(_ word: WordSyntax, _ text: String, _ kind: String)
    -> CheckedExpression
  {
    let variable = Parser.variablePath(in: source, word.range, registry: registry)
    if let (name, path) = variable, scope.isVisible(name.text) { return check(path).value }
    let isIDLike =
      text.contains("-") || (text.count >= 8 && text.contains { $0.isASCII && $0.isNumber })
    let characters = Array(text)
    let near = scope.visibleNames.first {
      Spelling.editDistance(Array($0), characters, limit: 1) <= 1
    }
    if lacksFile || (isIDLike && near == nil) { return .constant(.text(text), word.range) }
    let name = variable?.name ?? NameSyntax(text: text, range: word.range)
    report(
      "no variable `\(name.text.escapingControls())`", at: name.range,
      hint: near.map { "did you mean `\($0)`?" }
        ?? Spelling.hint(for: name.text, among: scope.visibleNames)
        ?? (registry[name.text] == nil
          ? "the id of a \(kind) stands in quotes where it could be a name"
          : "a command's result stands in parentheses: `(\(name.text) …)`"))
    return .constant(.null, word.range)
  }

  /// Finds the errors in arguments that belong to no parameter.
  private mutating func checkValues(in arguments: [ArgumentSyntax]) {
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
    guard let name = parser.takeName() else { return nil }
    let path = parser.parsePath(after: .variable(name))
    return parser.isAtEnd && parser.diagnostics.isEmpty ? (name, path) : nil
  }
}
