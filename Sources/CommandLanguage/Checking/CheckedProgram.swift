/// A program that may run: names are slots, commands are bound to their declarations.
///
/// It belongs to the session that checked it, and to that session's state of then.
package struct CheckedProgram: Sendable {
  let source: SourceText
  /// The text that it was checked from, and what that sources.
  let loaded: LoadedProgram
  /// Those of its tree, one for each.
  let statements: [CheckedStatement]
  /// The `def`s that it brings.
  let definitions: [CheckedDefinition]
  /// The commands and all `def`s that the session has once the program is accepted.
  let registry: Registry
  /// The session's names once the program is accepted.
  let scope: Scope
  /// The name of the first command that talks to the API, in a sourced file too; nil where none
  /// does.
  package let firstAPICommand: Site?
}

/// A statement whose names are slots.
indirect enum CheckedStatement: Sendable {
  case assignment(slot: Int, CheckedExpression)
  /// A value that is printed where the statement stands, or not.
  case value(CheckedExpression, isPrinted: Bool)
  /// The statements of another text, in the place of the one that sources it.
  case inclusion(SourceText, [CheckedStatement])
  case conditional([CheckedBranch], otherwise: [CheckedStatement])
  case whileLoop(CheckedExpression, [CheckedStatement])
  case forLoop(slot: Int, in: CheckedExpression, [CheckedStatement])
  case breakLoop
  case continueLoop
  case returnValue(CheckedExpression)
  case attempt([CheckedStatement], slot: Int, handler: [CheckedStatement])
  case expectation(CheckedExpression)
  /// A block that must fail; where it stands.
  case failureExpectation(ExpectedFailure?, [CheckedStatement], SourceRange)
  /// A command or a `def`, whose arguments are read at once.
  case deferredCommand(CheckedExpression)
  case deferredBlock([CheckedStatement])
  /// What the check has carried out.
  case nothing
}

/// A `def` whose names are slots: first its parameters, then its other variables.
struct CheckedDefinition: Sendable {
  let definition: Definition
  let source: SourceText
  let body: [CheckedStatement]
  let slotCount: Int
}

/// A call of a `def`.
struct DefinitionCall: Sendable {
  let definition: Definition
  /// What was written for each parameter, in order, or its default.
  let operands: [CheckedOperand]
  let range: SourceRange

  /// - Parameter operands: nil where nothing was written.
  init(_ definition: Definition, _ operands: [CheckedOperand?], _ range: SourceRange) {
    self.definition = definition
    self.operands = zip(definition.parameters, operands).map { parameter, operand in
      operand ?? .value(.constant(parameter.defaultValue ?? .null, range), range)
    }
    self.range = range
  }
}

/// A condition of an `if`, and what runs where it holds.
struct CheckedBranch: Sendable {
  let condition: CheckedExpression
  let body: [CheckedStatement]
}

/// An expression whose names are slots and whose calls are bound.
indirect enum CheckedExpression: Sendable {
  case constant(Value, SourceRange)
  /// A slot; `isCertain` when every path gave it a value.
  case variable(slot: Int, NameSyntax, isCertain: Bool)
  case text([CheckedTextPart], SourceRange)
  case list([CheckedExpression], SourceRange)
  case record([(key: String, value: CheckedExpression)], SourceRange)
  case unary(UnaryOperator, CheckedExpression, SourceRange)
  case binary(BinaryOperator, CheckedExpression, CheckedExpression, SourceRange)
  /// A field; `nullMeaning` is what the documentation says of a base that may be null.
  case member(
    CheckedExpression, String, isOptional: Bool, nullMeaning: String?, SourceRange)
  case index(CheckedExpression, CheckedExpression, SourceRange)
  case call(Function, [CheckedExpression], SourceRange)
  case command(BoundCommand)
  case pipeline(CheckedExpression, [BoundFilter], SourceRange)
  /// The item of the filter at a depth, the outermost being 0.
  case item(depth: Int, SourceRange)
  /// The field of an item that a bare name means, and whether a variable has that name.
  case itemField(CheckedExpression, NameSyntax, isVariable: Bool)
  case definition(DefinitionCall)
  /// A variable of the session that a `def` reads.
  case sessionVariable(slot: Int, NameSyntax)

  /// Where it stands, for errors.
  var range: SourceRange {
    switch self {
    case .constant(_, let range), .text(_, let range), .list(_, let range), .record(_, let range),
      .unary(_, _, let range), .binary(_, _, _, let range), .member(_, _, _, _, let range),
      .index(_, _, let range), .call(_, _, let range), .pipeline(_, _, let range),
      .item(_, let range):
      range
    case .variable(_, let name, _), .sessionVariable(_, let name), .itemField(_, let name, _):
      name.range
    case .command(let command): command.range
    case .definition(let call): call.range
    }
  }
}

/// A part of a text or of a path.
enum CheckedTextPart: Sendable {
  case bare(String)
  case quoted(String)
  case expression(CheckedExpression)
}

/// A command with what was written for each of its parameters.
struct BoundCommand: Sendable {
  let spec: CommandSpec
  let body: Command.Body
  /// In the order of the parameters.
  let operands: [[CheckedOperand]]
  let range: SourceRange

  /// The command that it is given, where it is given one.
  var enclosed: BoundCommand? {
    guard spec.takesCommand,
      case .value(.command(let command), _)? = operands.last?.first
    else { return nil }
    return command
  }

  /// Whether a statement prints what it gives.
  var isPrinted: Bool {
    spec.result == .enclosed ? enclosed?.isPrinted ?? false : spec.result.isPrinted
  }
}

/// A filter with what was written for each of its parameters.
struct BoundFilter: Sendable {
  let filter: Filter
  /// In the order of the parameters.
  let operands: [[CheckedOperand]]
  let range: SourceRange
}

/// What was written for a parameter.
enum CheckedOperand: Sendable {
  case value(CheckedExpression, SourceRange)
  /// A bare path: the file of that name, else what the glob finds.
  case path([CheckedTextPart], SourceRange)

  var range: SourceRange {
    switch self {
    case .value(_, let range), .path(_, let range): range
    }
  }
}
