extension Compiler {
  /// A condition: comparisons give a `Bool` and never build a value.
  func compileCondition(_ expression: CheckedExpression) -> Condition {
    switch expression {
    case .unary(.not, let operand, _):
      let operand = compileCondition(operand)
      return { frame in try !operand(frame) }
    case .binary(.and, let left, let right, _):
      let (left, right) = (compileCondition(left), compileCondition(right))
      return { frame in try left(frame) && right(frame) }
    case .binary(.or, let left, let right, _):
      let (left, right) = (compileCondition(left), compileCondition(right))
      return { frame in try left(frame) || right(frame) }
    case .binary(.equal, let left, let right, _):
      let (left, right) = (compile(left), compile(right))
      return { frame in try left(frame) == right(frame) }
    case .binary(.notEqual, let left, let right, _):
      let (left, right) = (compile(left), compile(right))
      return { frame in try left(frame) != right(frame) }
    case .binary(.less, let left, let right, let range):
      return ordering(Less.self, left, right, range)
    case .binary(.lessOrEqual, let left, let right, let range):
      return ordering(LessOrEqual.self, left, right, range)
    case .binary(.greater, let left, let right, let range):
      return ordering(Greater.self, left, right, range)
    case .binary(.greaterOrEqual, let left, let right, let range):
      return ordering(GreaterOrEqual.self, left, right, range)
    case .binary(.contained, let item, let container, let range):
      return containment(item, container, range, expected: true)
    case .binary(.notContained, let item, let container, let range):
      return containment(item, container, range, expected: false)
    default:
      let value = compile(expression)
      let site = site(expression.range)
      return { frame in try Operations.condition(try value(frame), site) }
    }
  }

  private func ordering<Operation: Ordering>(
    _: Operation.Type, _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange
  ) -> Condition {
    let (left, right, site) = (compile(left), compile(right), site(range))
    return { frame in
      let (a, b) = (try left(frame), try right(frame))
      if case .integer(let a) = a, case .integer(let b) = b { return Operation.holds(a, b) }
      return try Operations.compare(Operation.self, a, b, site)
    }
  }

  private func containment(
    _ item: CheckedExpression, _ container: CheckedExpression, _ range: SourceRange,
    expected: Bool
  ) -> Condition {
    let (item, container, site) = (compile(item), compile(container), site(range))
    return { frame in
      let value = try item(frame)
      return try Operations.contains(try container(frame), value, site) == expected
    }
  }
}
