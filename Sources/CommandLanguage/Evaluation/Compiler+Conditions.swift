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
    case .binary(.equal, let left, let right, let range):
      return ordering(Equal.self, left, right, range)
    case .binary(.notEqual, let left, let right, let range):
      return ordering(NotEqual.self, left, right, range)
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
    case .binary(.matches, let text, let pattern, let range):
      return matching(text, pattern, range)
    default:
      let value = compile(expression)
      let site = site(expression.range)
      return { frame in try Operations.condition(try value(frame), site) }
    }
  }

  /// One closure for each shape of operands that loops are made of; the rest is the last case.
  private func ordering<Operation: Ordering>(
    _: Operation.Type, _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange
  ) -> Condition {
    let operands = operands(left, right, range)
    switch (left, right) {
    case (.variable(let slot, _, _), .constant(.integer(let b), _)):
      return { frame in
        if case .integer(let a) = frame[slot] { return Operation.holds(a, b) }
        return try operands.compare(Operation.self, frame)
      }
    case (.variable(let slot, _, _), .variable(let other, _, _)):
      return { frame in
        if case .integer(let a) = frame[slot], case .integer(let b) = frame[other] {
          return Operation.holds(a, b)
        }
        return try operands.compare(Operation.self, frame)
      }
    case (
      .binary(.remainder, .variable(let slot, _, _), .constant(.integer(let divisor), _), _),
      .constant(.integer(let b), _)
    ):
      // `i % 3 == 0`, the turn of so many loops, without a value between.
      return { frame in
        if case .integer(let number) = frame[slot] {
          let (a, overflow) = Remainder.integers(number, divisor)
          if !overflow { return Operation.holds(a, b) }
        }
        return try operands.compare(Operation.self, frame)
      }
    case (_, .constant(.integer(let b), _)):
      return { frame in
        let value = try operands.left(frame)
        if case .integer(let a) = value { return Operation.holds(a, b) }
        return try Operation.holds(value, .integer(b), operands.site)
      }
    default:
      return { frame in
        let (a, b) = (try operands.left(frame), try operands.right(frame))
        if case .integer(let a) = a, case .integer(let b) = b { return Operation.holds(a, b) }
        return try Operation.holds(a, b, operands.site)
      }
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
