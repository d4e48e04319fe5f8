/// Reads a tree against the registry and the session's names, before anything runs.
///
/// It reports all errors in the order of the text, and gives the program only when there are none.
struct Checker {
  /// The text that is being checked; another one while a file is that it sources.
  private var program: LoadedProgram
  let registry: Registry
  var scope: Scope
  /// Field names that an answer of this session has shown, for each kind of object.
  let shownFields: [String: Set<String>]
  var diagnostics: [Diagnostic] = []
  private var loopDepth = 0
  var firstAPICommand: Site?
  /// Whether a file that should have been sourced before here could not be read: it may assign any
  /// name.
  private(set) var lacksFile = false

  static func check(
    _ program: LoadedProgram, registry: Registry, scope: Scope, shownFields: [String: Set<String>]
  ) -> (program: CheckedProgram, diagnostics: [Diagnostic]) {
    var checker = Checker(
      program: program, registry: registry, scope: scope, shownFields: shownFields)
    let statements = checker.check(program.parsed.tree.statements)
    let checked = CheckedProgram(
      source: program.parsed.source, statements: statements, scope: checker.scope,
      firstAPICommand: checker.firstAPICommand)
    return (checked, checker.diagnostics)
  }

  private init(
    program: LoadedProgram, registry: Registry, scope: Scope, shownFields: [String: Set<String>]
  ) {
    self.program = program
    self.registry = registry
    self.scope = scope
    self.shownFields = shownFields
  }

  var source: SourceText { program.parsed.source }

  mutating func report(
    _ message: String, at range: SourceRange, hint: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(message, at: Site(source, range), hint: hint, severity: severity))
  }
}

// MARK: Statements

extension Checker {
  private mutating func check(_ statements: [StatementSyntax]) -> [CheckedStatement] {
    statements.map { check($0) }
  }

  private mutating func check(_ statement: StatementSyntax) -> CheckedStatement {
    switch statement {
    case .assignment(let name, let source):
      let (value, kind) = check(source)
      let slot = assign(name, kind)
      return .assignment(slot: slot, value)
    case .source(let source):
      return .value(check(source).value, isPrinted: isPrinted(source))
    case .inclusion(let inclusion): return check(inclusion)
    case .conditional(let conditional): return check(conditional)
    case .whileLoop(let condition, let body):
      expectAssignments(in: body.statements, of: program)
      let condition = checkCondition(condition)
      return .whileLoop(condition, checkLoop(body))
    case .forLoop(let name, let sequence, let body):
      let sequence = checkSequence(sequence)
      expectAssignments(in: body.statements, of: program)
      let before = scope.flow
      let slot = assign(name, .unknown)
      let statements = checkLoop(body)
      scope.flow.join(before)
      return .forLoop(slot: slot, in: sequence, statements)
    case .breakLoop(let range):
      checkIsInLoop("break", range)
      return .breakLoop
    case .continueLoop(let range):
      checkIsInLoop("continue", range)
      return .continueLoop
    }
  }

  /// A sourced file, as if its text stood here; but no loop around it is its own.
  private mutating func check(_ inclusion: InclusionSyntax) -> CheckedStatement {
    guard let included = program[inclusion] else {
      lacksFile = true
      return .inclusion(source, [])
    }
    let outside = (program, loopDepth)
    (program, loopDepth) = (included, 0)
    defer { (program, loopDepth) = outside }
    return .inclusion(source, check(included.parsed.tree.statements))
  }

  private mutating func check(_ conditional: ConditionalSyntax) -> CheckedStatement {
    var branches: [CheckedBranch] = []
    var ends: [Flow] = []
    for branch in conditional.branches {
      let condition = checkCondition(branch.condition)
      let before = scope.flow
      branches.append(CheckedBranch(condition: condition, body: check(branch.body.statements)))
      ends.append(scope.flow)
      scope.flow = before
    }
    let otherwise = check(conditional.otherwise?.statements ?? [])
    for end in ends { scope.flow.join(end) }
    return .conditional(branches, otherwise: otherwise)
  }

  private mutating func checkSequence(_ source: SourceSyntax) -> CheckedExpression {
    let sequence = check(source).value
    switch sequence {
    case .constant(.null, _): break  // what could not be read is null too
    case .constant(let value, _):
      report(Compiler.sequenceMessage(given: value.described), at: source.range)
    case .text: report(Compiler.sequenceMessage(given: "a text"), at: source.range)
    default: break
    }
    return sequence
  }

  /// A body that may not run at all.
  private mutating func checkLoop(_ body: BlockSyntax) -> [CheckedStatement] {
    let before = scope.flow
    loopDepth += 1
    let statements = check(body.statements)
    loopDepth -= 1
    scope.flow.join(before)
    return statements
  }

  /// What a loop's body assigns may have a value where its next turn begins.
  private mutating func expectAssignments(
    in statements: [StatementSyntax], of program: LoadedProgram
  ) {
    for statement in statements {
      switch statement {
      case .assignment(let name, _): expectAssignment(to: name)
      case .inclusion(let inclusion):
        guard let included = program[inclusion] else { continue }
        expectAssignments(in: included.parsed.tree.statements, of: included)
      case .conditional(let conditional):
        for branch in conditional.branches {
          expectAssignments(in: branch.body.statements, of: program)
        }
        expectAssignments(in: conditional.otherwise?.statements ?? [], of: program)
      case .whileLoop(_, let body): expectAssignments(in: body.statements, of: program)
      case .forLoop(let name, _, let body):
        expectAssignment(to: name)
        expectAssignments(in: body.statements, of: program)
      case .source, .breakLoop, .continueLoop: break
      }
    }
  }

  private mutating func expectAssignment(to name: NameSyntax) {
    if let slot = scope.declare(name.text) { scope.flow.assignPerhaps(slot) }
  }

  private mutating func assign(_ name: NameSyntax, _ kind: StaticKind) -> Int {
    if ReservedWords.keywords.contains(name.text) {
      report("`\(name.text)` is a keyword and cannot be a variable", at: name.range)
    } else if name.text == "_" {
      report("`_` is not in this version yet", at: name.range)
    } else if registry[name.text] != nil || ReservedWords.commands.contains(name.text) {
      report(
        "`\(name.text)` is the name of a command and cannot be a variable", at: name.range,
        hint: "choose another name, `my_\(name.text)` say")
    }
    guard let slot = scope.declare(name.text) else {
      report("this session has \(Scope.slotLimit) variables already", at: name.range)
      return 0
    }
    scope.flow.assign(slot, kind: kind)
    return slot
  }

  private mutating func checkIsInLoop(_ word: String, _ range: SourceRange) {
    guard loopDepth == 0 else { return }
    report(
      "`\(word)` stands in no loop", at: range,
      hint: source.includer == nil ? nil : "a loop around `source` is not the file's own")
  }

  /// Whether the value of a statement is printed.
  private func isPrinted(_ source: SourceSyntax) -> Bool {
    guard case .command(let command) = source else { return true }
    return registry[command.name.text]?.spec.result.isPrinted ?? false
  }
}
