/// A command with its arguments, as written.
package struct CommandSyntax: Sendable {
  /// The command's name.
  package var name: NameSyntax
  /// In the order of the text.
  package var arguments: [ArgumentSyntax]
  /// From the name to the last argument.
  package var range: SourceRange
}

/// One argument of a command, as written.
package enum ArgumentSyntax: Sendable {
  /// What stands in the place of an operand.
  case positional(OperandSyntax)
  /// `--name`, `--name value` or `--name=value`; the name without its dashes.
  case flag(NameSyntax, OperandSyntax?)

  /// The part of the text that it was read from.
  package var range: SourceRange {
    switch self {
    case .positional(let operand): operand.range
    case .flag(let name, let operand): operand.map { name.range.union($0.range) } ?? name.range
    }
  }
}

/// What stands in an argument's place.
package enum OperandSyntax: Sendable {
  /// A bare word; its meaning is the parameter's kind to decide.
  case word(WordSyntax)
  /// `$k.status`, `(…)`, a quoted text, or an expression where the parameter takes one.
  case value(ExpressionSyntax)

  /// The part of the text that it was read from.
  package var range: SourceRange {
    switch self {
    case .word(let word): word.range
    case .value(let expression): expression.range
    }
  }
}
