/// The tree of a program, as written: names, not slots; words, not values.
///
/// The parser always gives a tree, whatever the text; what it could not read is in the diagnostics.
package struct ProgramSyntax: Sendable {
  /// In the order of the text.
  package var statements: [StatementSyntax] = []
  /// Its `source` statements, those within blocks too, in the order of the text.
  package var inclusions: [InclusionSyntax] = []
  /// Its `def` statements, wherever they stand, in the order of the text.
  package var definitions: [DefinitionSyntax] = []
  /// Its `param` statements, wherever they stand, in the order of the text.
  package var parameters: [ParameterSyntax] = []
  /// From where to where each of the ``statements`` was read; blanks and a comment behind one, up to
  /// the end of its row, may belong to it.
  package var extents: [SourceRange] = []
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
  /// `def f a b = 1 { … }`
  case definition(DefinitionSyntax)
  /// `param file: path = "q3.pdf"`
  case parameter(ParameterSyntax)
  /// `return`, with what it gives
  case returnValue(SourceSyntax?, SourceRange)
  /// `try { … } catch e { … }`
  case attempt(BlockSyntax, NameSyntax, handler: BlockSyntax)
  /// `expect k.status == "ready"`
  case expectation(ExpressionSyntax, SourceRange)
  /// `expect error 404 { … }`
  case failureExpectation(ExpectedFailure?, BlockSyntax, SourceRange)
  /// `defer delete k`
  case deferredCommand(CommandSyntax, SourceRange)
  /// `defer { … }`
  case deferredBlock(BlockSyntax, SourceRange)
}

extension StatementSyntax {
  /// What an error about the whole statement points at: its first part.
  var range: SourceRange {
    switch self {
    case .assignment(let name, let source): name.range.union(source.range)
    case .source(let source): source.range
    case .inclusion(let inclusion): inclusion.command.range
    case .conditional(let conditional):
      conditional.branches.first?.condition.range ?? SourceRange(0, 0)
    case .whileLoop(let condition, _): condition.range
    case .forLoop(let name, _, _): name.range
    case .definition(let definition): definition.name.range
    case .parameter(let parameter): parameter.range
    case .attempt(let body, _, _): SourceRange(body.range.lower, body.range.lower + 1)
    case .breakLoop(let range), .continueLoop(let range), .returnValue(_, let range),
      .expectation(_, let range), .failureExpectation(_, _, let range),
      .deferredCommand(_, let range), .deferredBlock(_, let range):
      range
    }
  }
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
  /// Whether a `$` stands before it: in an expression about an item it is then a variable.
  package internal(set) var hasDollar = false
}

/// What gives a value: a command or an expression.
package indirect enum SourceSyntax: Sendable {
  /// `create a.csv`
  case command(CommandSyntax)
  /// `x + 1`
  case expression(ExpressionSyntax)
  /// `list | where status == "failed" | first 5`
  case pipeline(SourceSyntax, [CommandSyntax])

  /// The part of the text that it was read from.
  package var range: SourceRange {
    switch self {
    case .command(let command): command.range
    case .expression(let expression): expression.range
    case .pipeline(let head, let filters):
      filters.last.map { head.range.union($0.range) } ?? head.range
    }
  }
}
