import CommandLanguage

/// Draws trees as nested lists: `1 + 2 * 3` is `(+ 1 (* 2 3))`, `wait k --timeout 5s` is
/// `(wait [k] --timeout [5s])`.
enum Sketch {
  /// The tree of a program that must parse, statements on rows of their own.
  static func tree(of text: String, registry: Registry) -> String {
    let parsed = Parser.parse(SourceText(text, name: "test.grid"), registry: registry)
    if let problem = parsed.diagnostics.first { return "error: \(problem.message)" }
    return draw(parsed.tree.statements)
  }

  private static func draw(_ statements: [StatementSyntax]) -> String {
    statements.map(draw).joined(separator: "; ")
  }

  private static func draw(_ statement: StatementSyntax) -> String {
    switch statement {
    case .assignment(let name, let source): "(= \(name.text) \(draw(source)))"
    case .source(let source): draw(source)
    case .inclusion(let inclusion): draw(.command(inclusion.command))
    case .conditional(let conditional):
      "(if"
        + conditional.branches.map { " \(draw($0.condition)) \(draw($0.body))" }.joined()
        + (conditional.otherwise.map { " else \(draw($0))" } ?? "") + ")"
    case .whileLoop(let condition, let body): "(while \(draw(condition)) \(draw(body)))"
    case .forLoop(let name, let source, let body):
      "(for \(name.text) \(draw(source)) \(draw(body)))"
    case .breakLoop: "break"
    case .continueLoop: "continue"
    case .definition(let definition):
      "(def \(definition.name.text)"
        + definition.parameters.map { " " + draw($0) }.joined() + " \(draw(definition.body)))"
    case .parameter(let parameter): "(param \(draw(parameter)))"
    case .returnValue(let source, _): "(return" + (source.map { " " + draw($0) } ?? "") + ")"
    case .attempt(let body, let name, let handler):
      "(try \(draw(body)) catch \(name.text) \(draw(handler)))"
    case .expectation(let expression, _): "(expect \(draw(expression)))"
    case .failureExpectation(let expected, let body, _):
      "(expect-error \(draw(expected)) \(draw(body)))"
    case .deferredCommand(let command, _): "(defer \(draw(.command(command))))"
    case .deferredBlock(let body, _): "(defer \(draw(body)))"
    }
  }

  private static func draw(_ parameter: ParameterSyntax) -> String {
    parameter.name.text + (parameter.kind.map { ":" + $0.text } ?? "")
      + (parameter.defaultValue.map { "=" + draw($0) } ?? "")
  }

  private static func draw(_ expected: ExpectedFailure?) -> String {
    switch expected {
    case nil: "any"
    case .status(let number)?: String(number)
    case .name(let name)?: name
    }
  }

  private static func draw(_ block: BlockSyntax) -> String { "{\(draw(block.statements))}" }

  private static func draw(_ source: SourceSyntax) -> String {
    switch source {
    case .expression(let expression): draw(expression)
    case .command(let command):
      draw(command)
    case .pipeline(let head, let filters):
      "(| " + ([draw(head)] + filters.map(draw)).joined(separator: " ") + ")"
    }
  }

  private static func draw(_ command: CommandSyntax) -> String {
    "(" + ([command.name.text] + command.arguments.map(draw)).joined(separator: " ") + ")"
  }

  private static func draw(_ argument: ArgumentSyntax) -> String {
    switch argument {
    case .positional(let operand): draw(operand)
    case .flag(let name, let operand): "--\(name.text)" + (operand.map { " " + draw($0) } ?? "")
    }
  }

  private static func draw(_ operand: OperandSyntax) -> String {
    switch operand {
    case .word(let word): "[\(draw(word.parts))]"
    case .value(let expression): draw(expression)
    }
  }

  /// Bare parts as they are, quoted ones in `‹›`, replacements in `${}`.
  private static func draw(_ parts: [TextPartSyntax]) -> String {
    parts.map { part in
      switch part {
      case .bare(let text): text
      case .quoted(let text): "‹\(text)›"
      case .expression(let expression): "${\(draw(expression))}"
      }
    }.joined()
  }

  private static func drawText(_ parts: [TextPartSyntax]) -> String {
    parts.map { part in
      switch part {
      case .bare(let text), .quoted(let text): text
      case .expression(let expression): "${\(draw(expression))}"
      }
    }.joined()
  }

  static func draw(_ expression: ExpressionSyntax) -> String {
    switch expression {
    case .literal(let value, _): value.text
    case .variable(let name): name.text
    case .text(let parts, _): "\"\(drawText(parts))\""
    case .list(let items, _): "[" + items.map(draw).joined(separator: ", ") + "]"
    case .record(let fields, _):
      "{" + fields.map { "\($0.key.text): \(draw($0.value))" }.joined(separator: ", ") + "}"
    case .unary(let symbol, let operand, _): "(\(symbol.rawValue) \(draw(operand)))"
    case .binary(let symbol, let left, let right, _):
      "(\(symbol.rawValue) \(draw(left)) \(draw(right)))"
    case .member(let base, let name, let isOptional):
      draw(base) + (isOptional ? "?." : ".") + name.text
    case .index(let base, let index, _): "\(draw(base))[\(draw(index))]"
    case .call(let name, let arguments, _):
      "\(name.text)(" + arguments.map(draw).joined(separator: ", ") + ")"
    case .parentheses(let source, _): draw(source)
    case .missing: "missing"
    }
  }
}
