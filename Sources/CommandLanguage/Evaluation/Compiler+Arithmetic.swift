/// The operands of an operator of two, in one piece: a closure that captures one reference is entered
/// faster than one that captures them all, and its fast path rarely needs them.
final class Operands {
  let left: Evaluate
  let right: Evaluate
  /// Where the operator stands with them.
  let site: Site

  init(_ left: @escaping Evaluate, _ right: @escaping Evaluate, _ site: Site) {
    self.left = left
    self.right = right
    self.site = site
  }

  /// The way that every kind of value goes.
  @inline(never)
  func evaluate<Operation: Arithmetic>(_: Operation.Type, _ frame: Frame) throws -> Value {
    try Operations.arithmetic(Operation.self, try left(frame), try right(frame), site)
  }

  /// The way that every kind of value goes.
  @inline(never)
  func compare<Operation: Ordering>(_: Operation.Type, _ frame: Frame) throws -> Bool {
    try Operation.holds(try left(frame), try right(frame), site)
  }
}

extension Compiler {
  func operands(_ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange)
    -> Operands
  {
    Operands(compile(left), compile(right), site(range))
  }

  /// One closure for each shape of operands that loops are made of; the rest is the last case.
  func arithmetic<Operation: Arithmetic>(
    _: Operation.Type, _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange
  ) -> Evaluate {
    let operands = operands(left, right, range)
    switch (left, right) {
    case (.variable(let slot, _, _), .constant(.integer(let b), _)):
      return { frame in
        if case .integer(let a) = frame[slot] {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try operands.evaluate(Operation.self, frame)
      }
    case (.variable(let slot, _, _), .variable(let other, _, _)):
      return { frame in
        if case .integer(let a) = frame[slot], case .integer(let b) = frame[other] {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try operands.evaluate(Operation.self, frame)
      }
    case (.variable(let slot, _, _), _):
      return { frame in
        let b = try operands.right(frame)
        if case .integer(let a) = frame[slot], case .integer(let b) = b {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try Operations.arithmetic(
          Operation.self, try operands.left(frame), b, operands.site)
      }
    case (_, .constant(.integer(let b), _)):
      return { frame in
        let value = try operands.left(frame)
        if case .integer(let a) = value {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try Operations.arithmetic(Operation.self, value, .integer(b), operands.site)
      }
    default:
      return { frame in
        let (a, b) = (try operands.left(frame), try operands.right(frame))
        if case .integer(let a) = a, case .integer(let b) = b {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try Operations.arithmetic(Operation.self, a, b, operands.site)
      }
    }
  }
}
