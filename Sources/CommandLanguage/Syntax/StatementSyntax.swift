/// The tree of a program, as written: names, not slots; words, not values.
///
/// The parser always gives a tree, whatever the text; what it could not read is in the diagnostics.
package struct ProgramSyntax: Sendable {
  /// In the order of the text.
  package var statements: [StatementSyntax] = []
  /// Its `source` statements, those within blocks too, in the order of the text.
  package var inclusions: [InclusionSyntax] = []
}

/// `source common.grid` as a statement of its own.
package struct InclusionSyntax: Sendable {
  /// The command, whose argument is still to be read.
  package var command: CommandSyntax
  /// How many blocks and files are open around it.
  var depth: Int
}

/// A statement, as written.
package indirect enum StatementSyntax: Sendable {
  /// `k = create a.csv`
  case assignment(NameSyntax, SourceSyntax)
  /// A command or an expression of its own.
  case source(SourceSyntax)
  /// `source common.grid`
  case inclusion(InclusionSyntax)
  /// `if … { … } else { … }`
  case conditional(ConditionalSyntax)
  /// `while … { … }`
  case whileLoop(condition: ExpressionSyntax, body: BlockSyntax)
  /// `for f in … { … }`
  case forLoop(NameSyntax, in: SourceSyntax, body: BlockSyntax)
  /// `break`
  case breakLoop(SourceRange)
  /// `continue`
  case continueLoop(SourceRange)
}

/// `if … { … } else if … { … } else { … }`
package struct ConditionalSyntax: Sendable {
  /// The first whose condition holds is taken.
  package var branches: [(condition: ExpressionSyntax, body: BlockSyntax)]
  /// The block behind the last `else`.
  package var otherwise: BlockSyntax?
}

/// `{ … }` as the body of a statement.
package struct BlockSyntax: Sendable {
  /// In the order of the text.
  package var statements: [StatementSyntax]
  /// From the `{` to the `}`.
  package var range: SourceRange
}

/// A name, as written.
package struct NameSyntax: Equatable, Sendable {
  /// The name; of a flag, without its dashes.
  package var text: String
  /// Where it stands; of a flag, with its dashes.
  package var range: SourceRange
}

/// What gives a value: a command or an expression.
package indirect enum SourceSyntax: Sendable {
  /// `create a.csv`
  case command(CommandSyntax)
  /// `x + 1`
  case expression(ExpressionSyntax)

  /// The part of the text that it was read from.
  package var range: SourceRange {
    switch self {
    case .command(let command): command.range
    case .expression(let expression): expression.range
    }
  }
}
