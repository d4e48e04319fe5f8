extension Checker {
  /// An expression, or a command in its place, with what is known of its value.
  mutating func check(_ source: SourceSyntax) -> (value: CheckedExpression, kind: StaticKind) {
    switch source {
    case .expression(let expression):
      if let name = expression.leadingName, !scope.isVisible(name.text) {
        reportUnknown(name)
        return (.constant(.null, expression.range), .unknown)
      }
      return check(expression)
    case .command(let command):
      guard let bound = bind(command) else { return (.constant(.null, command.range), .unknown) }
      let kind = bound.spec.result.objectKind.map { StaticKind.fields(of: $0, path: []) }
      return (.command(bound), kind ?? .unknown)
    }
  }

  mutating func check(_ expression: ExpressionSyntax) -> (
    value: CheckedExpression, kind: StaticKind
  ) {
    switch expression {
    case .variable(let name): checkVariable(name)
    case .member(let base, let name, let isOptional):
      checkMember(base, name, isOptional, expression.range)
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
    case .unary(.negate, let operand, _): return .unary(.negate, check(operand).value, range)
    case .binary(let symbol, let left, let right, _):
      if symbol == .and || symbol == .or {
        return .binary(symbol, checkCondition(left), checkCondition(right), range)
      }
      return .binary(symbol, check(left).value, check(right).value, range)
    case .index(let base, let index, _):
      return .index(check(base).value, check(index).value, range)
    case .call(let name, let arguments, _): return checkCall(name, arguments, range)
    case .variable, .member, .parentheses: return check(expression).value
    }
  }

  /// An expression that must be true or false; what can never be is reported.
  mutating func checkCondition(_ expression: ExpressionSyntax) -> CheckedExpression {
    let condition = check(expression).value
    let given: String? =
      switch condition {
      case .constant(.boolean, _), .constant(.null, _): nil
      case .constant(let value, _): value.described
      case .text: "a text"
      case .list: "a list"
      case .record: "a record"
      default: nil
      }
    if let given {
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
    if let variable = scope.variable(name.text) {
      return (
        .variable(slot: variable.slot, name, isCertain: variable.isCertain), variable.kind
      )
    }
    reportUnknownVariable(name)
    return (.constant(.null, name.range), .unknown)
  }

  private mutating func checkMember(
    _ base: ExpressionSyntax, _ name: NameSyntax, _ isOptional: Bool, _ range: SourceRange
  ) -> (CheckedExpression, StaticKind) {
    let (value, kind) = check(base)
    var memberKind = StaticKind.unknown
    if case .fields(let object, let path) = kind, let documented = fields(of: object, path) {
      if let field = documented.first(where: { $0.name == name.text }) {
        if !field.fields.isEmpty { memberKind = .fields(of: object, path: path + [name.text]) }
      } else if !name.text.isEmpty, !isOptional,
        !(path.isEmpty && shownFields[object]?.contains(name.text) == true)
      {
        let owner = ([object] + path).joined(separator: ".")
        report(
          "`\(owner)` has no field `\(name.text)`", at: name.range,
          hint: Spelling.hint(for: name.text, among: documented.map(\.name))
            ?? "its fields are \(documented.map(\.name).joined(separator: ", "))")
      }
    }
    return (
      .member(
        value, name.text, isOptional: isOptional, nullMeaning: nullMeaning(of: kind), range),
      memberKind
    )
  }

  /// What is documented of a member that may be null, such as "What it cost; null while a run is on."
  private func nullMeaning(of kind: StaticKind) -> String? {
    guard case .fields(let object, let path) = kind, let name = path.last else { return nil }
    return fields(of: object, Array(path.dropLast()))?.first { $0.name == name }
      .flatMap { $0.summary.contains("null") ? $0.summary : nil }
  }

  /// The fields documented at a path below an object; nil where none are.
  private func fields(of object: String, _ path: [String]) -> [FieldSpec]? {
    var fields = registry.objectKind(named: object)?.fields
    for step in path { fields = fields?.first { $0.name == step }?.fields }
    return fields.flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func checkCall(
    _ name: NameSyntax, _ arguments: [ExpressionSyntax], _ range: SourceRange
  ) -> CheckedExpression {
    let arguments = arguments.map { check($0).value }
    guard let function = Function.named(name.text) else {
      reportUnknownFunction(name)
      return .constant(.null, range)
    }
    if !function.arity.contains(arguments.count) {
      report(
        "`\(function.name)` takes \(function.arityText), but is given \(arguments.count)",
        at: range, hint: "write `\(function.usage)`")
    }
    return .call(function, arguments, range)
  }
}
