extension Checker {
  /// A source with its filters, with what is known of what they give.
  mutating func checkPipeline(_ head: SourceSyntax, _ filters: [CommandSyntax]) -> (
    value: CheckedExpression, kind: StaticKind
  ) {
    var (value, kind) = check(head)
    if case .command(let command) = head, let spec = registry[command.name.text]?.spec,
      spec.result == .nothing || spec.result == .never
    {
      report(
        "`\(spec.name)` gives no value that a filter could take", at: command.range,
        hint: "what it is given is filtered in parentheses: `\(spec.name) (… | first)`")
    }
    var bound: [BoundFilter] = []
    for syntax in filters {
      guard let filter = bind(syntax, items: kind.item) else {
        kind = .unknown
        continue
      }
      bound.append(filter)
      kind = filter.kind(of: kind)
    }
    let range = filters.last.map { head.range.union($0.range) } ?? head.range
    value = .pipeline(value, bound, range)
    return (value, kind)
  }

  private mutating func bind(_ syntax: CommandSyntax, items: StaticKind) -> BoundFilter? {
    itemKinds.append(items)
    defer { itemKinds.removeLast() }
    guard let filter = Filter.named(syntax.name.text) else {
      reportUnknownFilter(syntax.name)
      checkValues(in: syntax.arguments)
      return nil
    }
    let binding = ArgumentBinding.bind(syntax, to: filter.spec, in: source)
    if binding.diagnostics.hasErrors {
      diagnostics += binding.diagnostics
      checkValues(in: syntax.arguments)
      return nil
    }
    let operands = zip(filter.spec.parameters, binding.operands).map { parameter, operands in
      operands.map { operand -> CheckedOperand in
        if case .value(let expression) = operand, parameter.kind == .expression {
          return .value(check(expression, about: filter), expression.range)
        }
        return checkArgument(operand, for: parameter, items)
      }
    }
    return BoundFilter(filter: filter, operands: operands, range: syntax.range)
  }

  /// An expression about the item.
  private mutating func check(_ expression: ExpressionSyntax, about filter: Filter)
    -> CheckedExpression
  {
    if case .condition = filter.body { return checkCondition(expression) }
    return check(expression).value
  }

  /// An argument that is read once; only the fields that it names are the item's.
  private mutating func checkArgument(
    _ operand: OperandSyntax, for parameter: ParameterSpec, _ items: StaticKind
  ) -> CheckedOperand {
    let outer = itemKinds
    itemKinds.removeLast()
    defer { itemKinds = outer }
    let checked = check(operand, for: parameter)
    if case .field(let isOrdered) = parameter.kind, case .word(let word) = operand,
      let text = word.text
    {
      checkFields(FieldPath(text, allowsOrder: isOrdered), of: items, at: word.range)
    }
    return checked
  }

  private mutating func checkFields(
    _ path: FieldPath, of items: StaticKind, at range: SourceRange
  ) {
    guard case .fields(var shape) = items, !shape.fields.contains(where: { $0.name == path.text })
    else { return }
    for step in path.steps {
      guard let field = shape.fields.first(where: { $0.name == step.name }) else {
        if !step.isOptional, !isShown(step.name, of: shape) {
          reportUnknownField(step.name, of: shape, at: range)
        }
        return
      }
      guard case .fields(let next) = shape.kind(of: field) else { return }
      shape = next
    }
  }

  private mutating func reportUnknownFilter(_ name: NameSyntax) {
    let names = Filter.all.map(\.spec.name)
    let hint: String
    if let foreign = Self.foreignFilters[name.text] {
      hint = foreign
    } else if let near = Spelling.hint(for: name.text, among: names) {
      hint = near
    } else if registry[name.text] != nil {
      hint = "`\(name.text)` is a command: give it the items as `\(name.text) (…)`"
    } else {
      hint = "filters are \(names.joined(separator: ", "))"
    }
    report("no filter `\(name.text)`", at: name.range, hint: hint)
  }

  /// What other shells put behind a `|`, and how to say it here.
  private static let foreignFilters = [
    "grep": "write `where name matches 'pattern'`", "head": "write `first 10`",
    "tail": "write `last 10`", "wc": "write `count`", "tee": "write `save FILE`",
    "awk": "write `select FIELD…` or `each EXPRESSION`", "cut": "write `select FIELD…`",
    "jq": "write `select FIELD…`, `where CONDITION` or `format json`",
    "map": "write `each EXPRESSION`", "filter": "write `where CONDITION`",
    "limit": "write `first 10`",
  ]
}

// MARK: Names in expressions about the item

extension Checker {
  /// What a name means in an expression about an item; nil where it is no part of one, or means a
  /// variable there.
  mutating func checkItemName(_ name: NameSyntax) -> (CheckedExpression, StaticKind)? {
    guard let kind = itemKinds.last else { return nil }
    let item = CheckedExpression.item(depth: itemKinds.count - 1, name.range)
    if name.text == Filter.itemName { return (item, kind) }
    if name.hasDollar { return nil }
    let (field, fieldKind) = checkMember((item, kind), name, isOptional: false, name.range)
    return (.itemField(field, name, isVariable: isVisible(name.text)), fieldKind)
  }
}

extension BoundFilter {
  /// What is known of what it gives, by what it is given.
  fileprivate func kind(of kind: StaticKind) -> StaticKind {
    switch filter.gives {
    case .item where operands.first?.isEmpty != false: kind.item
    case .items, .item:
      if case .fields(let shape) = kind.item { .list(of: shape) } else { .unknown }
    case .selection: selection.map { .list(of: $0) } ?? .unknown
    case .other: .unknown
    }
  }

  /// The fields that the arguments name; nil where they are not written out.
  private var selection: Shape? {
    var fields: [FieldSpec] = []
    for operand in operands.joined() {
      guard case .value(.constant(let value, _), _) = operand, value != .null else { return nil }
      fields.append(
        FieldSpec(FieldPath(value.text, allowsOrder: false).text, "A field of the item."))
    }
    return Shape(title: "what `select` gives", fields: fields)
  }
}
