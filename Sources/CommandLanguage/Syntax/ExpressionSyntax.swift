/// An expression, as written.
package indirect enum ExpressionSyntax: Sendable {
  /// `42`, `30s`, `true`, `null`.
  case literal(Value, SourceRange)
  /// `k`, or `$k`, whose range leaves the `$` out.
  case variable(NameSyntax)
  /// A quoted text.
  case text([TextPartSyntax], SourceRange)
  /// `[1, 2]`
  case list([ExpressionSyntax], SourceRange)
  /// `{a: 1}`
  case record([(key: NameSyntax, value: ExpressionSyntax)], SourceRange)
  /// `-x`, `not x`
  case unary(UnaryOperator, ExpressionSyntax, SourceRange)
  /// `x + y`
  case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax, SourceRange)
  /// `x.name`, `x?.name`
  case member(ExpressionSyntax, NameSyntax, isOptional: Bool)
  /// `x[y]`
  case index(ExpressionSyntax, ExpressionSyntax, SourceRange)
  /// `name(x, y)`
  case call(NameSyntax, [ExpressionSyntax], SourceRange)
  /// `(…)`: a command's result, or an expression in parentheses.
  case parentheses(SourceSyntax, SourceRange)
  /// What could not be read; a diagnostic says why.
  case missing(SourceRange)

  /// The part of the text that it was read from.
  package var range: SourceRange {
    switch self {
    case .literal(_, let range), .text(_, let range), .list(_, let range), .record(_, let range),
      .unary(_, _, let range), .binary(_, _, _, let range), .index(_, _, let range),
      .call(_, _, let range), .parentheses(_, let range), .missing(let range):
      range
    case .variable(let name): name.range
    case .member(let base, let name, _): base.range.union(name.range)
    }
  }

  /// The variable that it begins with; nil where it begins with anything else.
  var leadingName: NameSyntax? {
    switch self {
    case .variable(let name): name
    case .binary(_, let first, _, _), .member(let first, _, _), .index(let first, _, _):
      first.leadingName
    case .literal, .text, .list, .record, .unary, .call, .parentheses, .missing: nil
    }
  }
}

extension ExpressionSyntax {
  /// Whether an operator of a precedence may have it at its left; the parser has reported what binds
  /// too loosely, and stands in no parentheses.
  func isOperand(of precedence: Int) -> Bool {
    switch self {
    case .binary(let symbol, _, _, _):
      symbol.precedence > precedence
        || (symbol.precedence == precedence && precedence != BinaryOperator.comparison)
    case .unary(.not, _, _): precedence < BinaryOperator.comparison
    case .literal, .variable, .text, .list, .record, .unary, .member, .index, .call, .parentheses,
      .missing:
      true
    }
  }
}

/// An operator before its operand.
package enum UnaryOperator: String, Sendable {
  case negate = "-"
  case not
}

/// An operator between two operands.
package enum BinaryOperator: String, CaseIterable, Sendable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case notContained = "not in"
  /// Whether a regular expression finds something in a text.
  case matches
  /// The left value, or the right one where the left is null.
  case otherwise = "??"
  case range = ".."
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// How tightly it binds; a greater number binds tighter.
  package var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .notContained, .matches:
      Self.comparison
    case .otherwise: 5
    case .range: 6
    case .add, .subtract: 7
    case .multiply, .divide, .remainder: 8
    }
  }

  /// The level of the comparisons, which do not chain; `not` stands just below it.
  static let comparison = 4
  /// Above every operator of two: what the operand of a unary `-` is read with.
  static let tightest = 9
}
