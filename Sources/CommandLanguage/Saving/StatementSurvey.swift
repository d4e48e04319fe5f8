/// Goes through a checked statement for what a script that holds it must know: the places that name
/// objects and files, and the names that it reads and assigns.
struct StatementSurvey {
  var statement: RecordedStatement
  /// Whether a command in it only serves the person.
  var isForPerson = false
  /// The slots of the session's variables that it may assign, each once.
  private(set) var assignedSlots: [Int] = []

  /// What the statement gives, or assigns; nil where it is of another form.
  private(set) var value: CheckedExpression?
  private let program: CheckedProgram
  let interpreter: Interpreter
  /// Where the statement begins in its text.
  let start: Int
  /// Whether what is gone through is the body of a `def`: its variables are its own.
  private var isInDefinition = false
  /// How many files are open: their text is not the statement's.
  private var fileDepth = 0
  /// Whether an error of what is gone through is caught around it.
  private(set) var isCaught = false
  /// How many filters are open around the expression.
  var filterDepth = 0

  init(_ place: Int, of program: CheckedProgram, _ interpreter: Interpreter) {
    self.program = program
    self.interpreter = interpreter
    let tree = program.loaded.parsed.tree
    let extent = tree.extents[place]
    start = extent.lower
    var text = program.source[extent][...]
    // A blank behind a backslash belongs to a word.
    while text.last?.isWhitespace == true, !text.dropLast().hasSuffix("\\") { text.removeLast() }
    statement = RecordedStatement(
      outcome: .done, form: Self.form(of: tree.statements[place], from: start), text: String(text))
    switch (statement.form, program.statements[place]) {
    // The value of a `param` is a literal, and has no place of its own.
    case (.parameter, .assignment(let slot, _)): assign(slot)
    case (_, .assignment(_, let value)), (_, .value(let value, _)):
      self.value = value
      survey(program.statements[place])
    case (_, let checked): survey(checked)
    }
    if case .definition(let syntax) = tree.statements[place] { survey(syntax) }
    for inclusion in tree.inclusions
    where extent.lower <= inclusion.command.range.lower
      && inclusion.command.range.upper <= extent.upper
    {
      survey(inclusion)
    }
    statement.places.sort { $0.range.lower < $1.range.lower }
  }

  private static func form(of syntax: StatementSyntax, from start: Int) -> RecordedStatement.Form {
    switch syntax {
    case .assignment(let name, _): return .assignment(name.text)
    case .source: return .value
    case .definition(let definition): return .definition(definition.name.text)
    case .parameter(let parameter):
      guard let value = parameter.defaultValue?.range else { return .other }
      return .parameter(
        parameter.name.text, value: SourceRange(value.lower - start, value.upper - start))
    default: return .other
    }
  }

  // MARK: Findings

  mutating func add(_ range: SourceRange, _ meaning: RecordedStatement.Meaning) {
    guard fileDepth == 0 else { return }
    statement.places.append(
      .init(range: SourceRange(range.lower - start, range.upper - start), meaning: meaning))
  }

  /// Notes that a variable is read, unless it is a `def`'s own.
  mutating func addVariable(_ name: NameSyntax, isSession: Bool) {
    guard isSession || !isInDefinition else { return }
    statement.reads.insert(name.text)
    if name.text == Scope.lastValue, !isInDefinition { add(name.range, .last) }
  }

  /// A path that names a file is one that another run may want to replace.
  mutating func addPath(_ parts: [CheckedTextPart], _ range: SourceRange) {
    var path = ""
    for (place, part) in parts.enumerated() {
      switch part {
      case .bare(let text) where place == 0 && (text == "~" || text.hasPrefix("~/")):
        guard let home = interpreter.surroundings.home else { return }
        path += home + text.dropFirst()
      case .bare(let text), .quoted(let text): path += text
      case .expression: return parts.forEach { survey($0) }
      }
    }
    let status = interpreter.surroundings.files.status(path)
    guard let status, !status.isDirectory else { return }
    add(range, .file(path, whole: whole(path)))
  }

  private func whole(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = interpreter.surroundings.files.workingFolder() ?? ""
    return folder + (folder.hasSuffix("/") ? "" : "/") + path
  }

  // MARK: Statements

  mutating func survey(_ statements: [CheckedStatement]) {
    for statement in statements { survey(statement) }
  }

  private mutating func survey(_ statement: CheckedStatement) {
    switch statement {
    case .assignment(let slot, let value):
      survey(value)
      assign(slot)
    case .value(let value, _):
      survey(value)
      if !isInDefinition { self.statement.changesLast = true }
    case .inclusion(_, let statements):
      fileDepth += 1
      survey(statements)
      fileDepth -= 1
    case .conditional(let branches, let otherwise):
      for branch in branches {
        survey(branch.condition)
        survey(branch.body)
      }
      survey(otherwise)
    case .whileLoop(let condition, let body):
      survey(condition)
      survey(body)
    case .forLoop(let slot, let sequence, let body):
      survey(sequence)
      assign(slot)
      survey(body)
    case .returnValue(let value), .expectation(let value), .deferredCommand(let value):
      survey(value)
    case .attempt(let body, let slot, let handler):
      surveyCaught(body)
      assign(slot)
      survey(handler)
    case .failureExpectation(_, let body, _): surveyCaught(body)
    case .deferredBlock(let body): survey(body)
    case .breakLoop, .continueLoop, .nothing: break
    }
  }

  private mutating func surveyCaught(_ body: [CheckedStatement]) {
    let outside = isCaught
    isCaught = true
    survey(body)
    isCaught = outside
  }

  private mutating func assign(_ slot: Int) {
    guard !isInDefinition, !assignedSlots.contains(slot) else { return }
    assignedSlots.append(slot)
    statement.assigned.append(program.scope.names[slot])
  }

  private mutating func survey(_ syntax: DefinitionSyntax) {
    let definition = program.definitions.first {
      $0.definition.name == syntax.name.text && $0.source === program.source
    }
    guard let definition else { return }
    isInDefinition = true
    survey(definition.body)
    isInDefinition = false
    statement.ownNames = Set(
      syntax.parameters.map(\.name.text)
        + program.loaded.assignedNames(in: syntax.body.statements))
  }

  /// A sourced file is found from the file that names it, which the script will be.
  private mutating func survey(_ inclusion: InclusionSyntax) {
    guard case .positional(let operand)? = inclusion.command.arguments.first else { return }
    let path: String?
    switch operand {
    case .word(let word):
      path = word.text
      // What begins at home begins there wherever the script stands.
      if case .bare(let text)? = word.parts.first, text.hasPrefix("~") { return }
    case .value(.text(let parts, let range)): path = WordSyntax(parts: parts, range: range).text
    case .value: path = nil
    }
    guard let path else { return }
    add(
      operand.range, .sourced(whole(path.hasPrefix("/") ? path : program.source.folder + path)))
  }
}
