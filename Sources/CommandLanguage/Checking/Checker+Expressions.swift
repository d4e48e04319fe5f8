extension Checker {
  /// An expression, or a command in its place, with what is known of its value.
  mutating func check(_ source: SourceSyntax) -> (value: CheckedExpression, kind: StaticKind) {
    switch source {
    case .expression(let expression):
      if itemKinds.isEmpty, let name = expression.leadingName, !isVisible(name.text),
        !ownNames.contains(name.text)
      {
        reportUnknown(name)
        return (.constant(.null, expression.range), .unknown)
      }
      return check(expression)
    case .command(let command):
      if registry[command.name.text] == nil,
        let definition = registry.definition(of: command.name.text)
      {
        let call = bind(command, to: definition)
        return (call.map(CheckedExpression.definition) ?? .constant(.null, command.range), .unknown)
      }
      guard let bound = bind(command) else { return (.constant(.null, command.range), .unknown) }
      return (.command(bound), StaticKind(of: bound, registry: registry))
    case .pipeline(let head, let filters): return checkPipeline(head, filters)
    }
  }

  mutating func check(_ expression: ExpressionSyntax) -> (
    value: CheckedExpression, kind: StaticKind
  ) {
    switch expression {
    case .variable(let name): checkVariable(name)
    case .member(let base, let name, let isOptional):
      checkMember(check(base), name, isOptional: isOptional, expression.range)
    case .index(let base, let index, _): checkIndex(base, index, expression.range)
    case .parentheses(let source, _): check(source)
    default: (value(of: expression), .unknown)
    }
  }

  /// The same where nothing is known of the value's kind.
  private mutating func value(of expression: ExpressionSyntax) -> CheckedExpression {
    let range = expression.range
    switch expression {
    case .literal(let value, _): return .constant(value, range)
    case .missing: return .constant(.null, range)
    case .text(let parts, _): return text(parts, range)
    case .list(let items, _): return .list(items.map { check($0).value }, range)
    case .record(let fields, _):
      return .record(fields.map { ($0.key.text, check($0.value).value) }, range)
    case .unary(.not, let operand, _): return .unary(.not, checkCondition(operand), range)
    case .unary(.negate, let operand, _):
      let value = check(operand).value
      if operand.isOperand(of: BinaryOperator.tightest) { checkNegated(value, range) }
      return CheckedExpression.unary(.negate, value, range).folded
    case .binary(let symbol, let left, let right, _):
      if symbol == .and || symbol == .or {
        return .binary(symbol, checkCondition(left), checkCondition(right), range)
      }
      let operands = (check(left).value, check(right).value)
      if symbol == .matches {
        checkPattern(left.isOperand(of: symbol.precedence) ? operands.0 : nil, operands.1, range)
      } else if left.isOperand(of: symbol.precedence) {
        checkOperands(symbol, operands.0, operands.1, range)
      }
      return CheckedExpression.binary(symbol, operands.0, operands.1, range).folded
    case .call(let name, let arguments, _): return checkCall(name, arguments, range)
    case .variable, .member, .index, .parentheses: return check(expression).value
    }
  }

  /// An expression that must be true or false; what can never be is reported.
  mutating func checkCondition(_ expression: ExpressionSyntax) -> CheckedExpression {
    let condition = check(expression).value
    if let kind = condition.certainKind, kind != .boolean, let given = condition.certainPhrase {
      report(
        Operations.conditionMessage(given: given), at: expression.range,
        hint: Operations.conditionHint)
    }
    return condition
  }

  /// The parts of a text, as one constant where nothing is replaced.
  mutating func text(_ parts: [TextPartSyntax], _ range: SourceRange) -> CheckedExpression {
    if let text = WordSyntax(parts: parts, range: range).text {
      return .constant(.text(text), range)
    }
    return .text(checkParts(parts), range)
  }

  mutating func checkParts(_ parts: [TextPartSyntax]) -> [CheckedTextPart] {
    parts.map { part in
      switch part {
      case .bare(let text): .bare(text)
      case .quoted(let text): .quoted(text)
      case .expression(let expression): .expression(check(expression).value)
      }
    }
  }

  private mutating func checkVariable(_ name: NameSyntax) -> (CheckedExpression, StaticKind) {
    if let meant = checkItemName(name) { return meant }
    if let variable = scope.variable(name.text) {
      return (
        .variable(slot: variable.slot, name, isCertain: variable.isCertain), variable.kind
      )
    }
    if !ownNames.contains(name.text), let variable = session?.variable(name.text) {
      return (.sessionVariable(slot: variable.slot, name), .unknown)
    }
    reportUnknownVariable(name)
    return (.constant(.null, name.range), .unknown)
  }

  /// An item of a value, or some; of which kind they are is known where the index is a literal.
  private mutating func checkIndex(
    _ base: ExpressionSyntax, _ index: ExpressionSyntax, _ range: SourceRange
  ) -> (CheckedExpression, StaticKind) {
    let (value, kind) = check(base)
    let position = check(index).value
    checkIndex(value, position, range)
    let checked = CheckedExpression.index(value, position, range)
    guard case .list = kind else { return (checked, .unknown) }
    return switch index {
    case .literal(.integer, _), .unary(.negate, .literal(.integer, _), _): (checked, kind.item)
    case .binary(.range, _, _, _): (checked, kind)
    default: (checked, .unknown)
    }
  }

  /// A field of a value; what no answer can have is reported.
  mutating func checkMember(
    _ base: (value: CheckedExpression, kind: StaticKind), _ name: NameSyntax, isOptional: Bool,
    _ range: SourceRange
  ) -> (CheckedExpression, StaticKind) {
    var (memberKind, nullMeaning) = (StaticKind.unknown, String?.none)
    if case .fields(let shape) = base.kind {
      nullMeaning = shape.nullMeaning
      if let field = shape.fields.first(where: { $0.name == name.text }) {
        memberKind = shape.kind(of: field)
      } else if !name.text.isEmpty, !isOptional, !isShown(name.text, of: shape) {
        reportUnknownField(name.text, of: shape, at: name.range)
      }
    } else {
      checkOwner(of: name, base.value, range)
    }
    return (
      .member(base.value, name.text, isOptional: isOptional, nullMeaning: nullMeaning, range),
      memberKind
    )
  }

  /// Whether an answer of this session has shown a field that is not documented.
  func isShown(_ name: String, of shape: Shape) -> Bool {
    shape.object.flatMap { shownFields[$0] }?.contains(name) == true
  }

  mutating func reportUnknownField(_ name: String, of shape: Shape, at range: SourceRange) {
    let isVariable = !itemKinds.isEmpty && isVisible(name)
    let names = shape.fields.map(\.name)
    report(
      "\(shape.title) has no field `\(name)`", at: range,
      hint: isVariable
        ? "write `$\(name)` for the variable"
        : Spelling.hint(for: name, among: names)
          ?? "its fields are \(names.joined(separator: ", "))")
  }

  private mutating func checkCall(
    _ name: NameSyntax, _ arguments: [ExpressionSyntax], _ range: SourceRange
  ) -> CheckedExpression {
    let arguments = arguments.map { check($0).value }
    guard let function = Function.named(name.text) else {
      if let definition = registry.definition(of: name.text) {
        return checkCall(of: definition, arguments, range)
      }
      reportUnknownFunction(name)
      return .constant(.null, range)
    }
    if !function.arity.contains(arguments.count) {
      report(
        "`\(function.name)` takes \(function.arityText), but is given \(arguments.count)",
        at: range, hint: "write `\(function.usage)`")
    } else {
      checkArguments(arguments, of: function, range)
    }
    return .call(function, arguments, range)
  }

  /// `fib(27)`
  private mutating func checkCall(
    of definition: Definition, _ arguments: [CheckedExpression], _ range: SourceRange
  ) -> CheckedExpression {
    let parameters = definition.spec.parameters
    let required = parameters.prefix { $0.arity.isRequired }.count
    guard (required...parameters.count).contains(arguments.count) else {
      let takes = Function.arityText(required...parameters.count)
      report(
        "`\(definition.name)` takes \(takes), but is given \(arguments.count)", at: range,
        hint: "write `\(definition.name)(\(parameters.map(\.name).joined(separator: ", ")))`")
      return .constant(.null, range)
    }
    let operands = parameters.indices.map { index -> CheckedOperand? in
      guard index < arguments.count else { return nil }
      let value = checkKind(of: arguments[index], for: parameters[index])
      return .value(value, value.range)
    }
    return .definition(DefinitionCall(definition, operands, range))
  }
}
