/// Reads program text into a tree and diagnostics.
///
/// It never throws and never gives up: completion, checking and running share what it returns.
/// Words and expressions are written by different rules, so it reads bytes, and what stands there
/// is a word or a token of an expression by the production that asks. The production of the grammar
/// stands above each function.
package struct Parser {
  /// Blocks, brackets, operands and sourced files within one another: a bracket takes two. Parser,
  /// checker and evaluator follow the tree by recursion, and people nest fewer than ten.
  static let depthLimit = 100
  /// The height of an expression's tree. A chain of operators or fields leans as deep as it is long
  /// without being nested, and each of its operands may hold another one.
  static let heightLimit = 500

  let source: SourceText
  let registry: Registry
  /// The source's text: read at every step, so it stands here and not behind a reference.
  let bytes: [UInt8]
  /// Where the text ends for this parser.
  let end: Int
  var position: Int
  var diagnostics: [Diagnostic] = []
  /// The `source` statements so far.
  var inclusions: [InclusionSyntax] = []
  /// The `def` statements so far.
  var definitions: [DefinitionSyntax] = []
  /// The `param` statements so far.
  var parameters: [ParameterSyntax] = []
  /// From where to where each statement of the top level was read, so far.
  var extents: [SourceRange] = []
  /// Inside `(`, `[`, a record and `${` a newline is a blank; in a block it ends a statement.
  var newlinesAreBlank = false
  /// How many blocks, brackets and operands are open.
  var depth = 0
  /// The height of the expression that was read last.
  var height = 0
  /// Whether a limit was passed: nothing behind it is read, and nothing is missing there.
  private var isAbandoned = false
  /// Whether the text ends within a quoted one.
  var endsInText = false
  /// Whether the text ends in a comment, where anything could be written.
  var endsInComment = false
  /// The source whose items the filter at the position is given; nil outside of filters.
  var piped: SourceSyntax?
  /// What could be written at the end of the text.
  var completion: CompletionRequest?
  /// Collects what each part of the text is; nil where nobody asks.
  var marker: SyntaxMarker?
  /// What completion wants to know; nil where nobody completes.
  var attention: Attention?

  /// A parser for a text, or for a part of it as if nothing stood behind that part.
  init(_ source: SourceText, registry: Registry, range: SourceRange? = nil) {
    self.source = source
    self.registry = registry
    bytes = source.utf8
    position = range?.lower ?? 0
    end = range?.upper ?? source.end
  }

  /// The tree of a text, and what is wrong with it, in the order of the text.
  ///
  /// A text with `def` statements is read twice: their names are commands before they stand, too, and
  /// how their arguments are written is known only then.
  ///
  /// - Parameters:
  ///   - registry: which names are commands, and how their arguments are written.
  ///   - depth: how many blocks and files are open around the text; see ``depthLimit``.
  package static func parse(_ source: SourceText, registry: Registry, depth: Int = 0)
    -> ParsedProgram
  {
    let program = parseOnce(source, registry: registry, depth: depth)
    let extended = registry.adding(program.tree.definitions)
    guard extended.definitions != registry.definitions else { return program }
    return parseOnce(source, registry: extended, depth: depth)
  }

  /// ``parse(_:registry:depth:)`` for a text whose definitions are in the registry already, or none
  /// of whose business they are.
  static func parseOnce(_ source: SourceText, registry: Registry, depth: Int) -> ParsedProgram {
    var parser = Parser(source, registry: registry)
    parser.depth = depth
    let statements = parser.parseStatements(inBlock: false)
    let found = parser.diagnostics.filter { !parser.isAbandoned || !$0.isIncomplete }
    return ParsedProgram(
      source: source,
      tree: ProgramSyntax(
        statements: statements, inclusions: parser.inclusions, definitions: parser.definitions,
        parameters: parser.parameters, extents: parser.extents),
      diagnostics: found.inOrderOfText, endsInText: parser.endsInText)
  }
}

/// What the parser made of a text.
package struct ParsedProgram: Sendable {
  /// The text that was read.
  package let source: SourceText
  /// The statements that could be read.
  package let tree: ProgramSyntax
  /// What is wrong with the text, in its order.
  package internal(set) var diagnostics: [Diagnostic]

  /// Whether the text ends within a quoted one, in which blanks count.
  package let endsInText: Bool

  /// Whether more text could make it a program: the prompt then reads another row.
  package var isIncomplete: Bool { diagnostics.isIncomplete }
}

// MARK: Bytes

extension Parser {
  var isAtEnd: Bool { position >= end }

  /// The byte at the position, or that many bytes after it; zero beyond the end.
  func byte(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index < end ? bytes[index] : 0
  }

  func isAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { expected in
      position + expected.count <= end
        && expected.indices.allSatisfy { bytes[position + $0] == expected[$0] }
    }
  }

  /// Moves over the text, if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    guard isAt(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  func range(from lower: Int) -> SourceRange { SourceRange(lower, position) }

  /// A range to point at from here: the next character, or nothing at the end.
  var here: SourceRange {
    var upper = min(position + 1, end)
    while upper < end, bytes[upper].isContinuation { upper += 1 }
    return SourceRange(position, upper)
  }
}

// MARK: Names

extension Parser {
  /// The name that stands here, without moving.
  func peekName() -> NameSyntax? {
    guard byte().isNameStart else { return nil }
    var upper = position
    while upper < end, bytes[upper].isNameByte { upper += 1 }
    let range = SourceRange(position, upper)
    return NameSyntax(text: source[range], range: range)
  }

  /// Moves over the name that stands here, and gives it.
  mutating func takeName() -> NameSyntax? {
    let name = peekName()
    if let name { position = name.range.upper }
    return name
  }

  /// Moves over a word of the grammar, if it stands here.
  mutating func take(keyword: String, as role: SyntaxMark.Role = .keyword) -> Bool {
    guard let name = peekName(), name.text == keyword else { return false }
    pass(name, as: role)
    return true
  }
}

// MARK: Reports and limits

extension Parser {
  mutating func report(_ message: String, at range: SourceRange, hint: String? = nil) {
    diagnostics.append(Diagnostic(message, at: Site(source, range), hint: hint))
  }

  /// Reports that something must stand here; at the end of the text, more text mends it.
  mutating func reportMissing(_ message: String, hint: String? = nil) {
    diagnostics.append(
      Diagnostic(message, at: Site(source, here), hint: hint, isIncomplete: isAtEnd))
  }

  /// Reports what was opened and is not closed where the text ends: more text mends it.
  mutating func reportUnclosed(_ message: String, at range: SourceRange, hint: String? = nil) {
    diagnostics.append(
      Diagnostic(message, at: Site(source, range), hint: hint, isIncomplete: true))
  }

  /// Runs `body` one level deeper; nil, with a diagnostic, where that is too deep.
  mutating func nested<Result>(_ body: (inout Parser) -> Result) -> Result? {
    guard depth < Self.depthLimit else {
      abandon("this is nested more than \(Self.depthLimit) levels deep")
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  /// Counts the expression that was just read as one step above its highest part.
  ///
  /// - Parameter other: the height of a part that was read before the last one.
  mutating func raise(over other: Int = 0) {
    height = max(height, other) + 1
    if height > Self.heightLimit, !isAbandoned {
      abandon("more than \(Self.heightLimit) operators or fields follow one another")
    }
  }

  /// Runs `body` with newlines as blanks, or as ends of statements.
  mutating func withNewlinesBlank<Result>(_ blank: Bool, _ body: (inout Parser) -> Result) -> Result
  {
    let saved = newlinesAreBlank
    newlinesAreBlank = blank
    defer { newlinesAreBlank = saved }
    return body(&self)
  }

  private mutating func abandon(_ message: String) {
    report(message, at: here, hint: "give a part of it a name first")
    isAbandoned = true
    position = end
  }
}
