extension CheckedExpression {
  /// The constant that the expression is, where its operands are constants and nothing fails; an error
  /// is left to the run, which may never come to it.
  var folded: CheckedExpression {
    switch self {
    case .unary(.negate, .constant(let operand, _), let range):
      return Self.constant(range) { try Operations.negate(operand, $0) } ?? self
    case .binary(let symbol, .constant(let left, _), .constant(let right, _), let range)
    where symbol != .range:
      return Self.constant(range) { try Operations.result(symbol, left, right, $0) } ?? self
    default: return self
    }
  }

  private static func constant(_ range: SourceRange, _ value: (Site) throws -> Value?) -> Self? {
    let site = Site(SourceText("", name: ""), range)
    return (try? value(site)).flatMap { $0 }.map { .constant($0, range) }
  }
}
