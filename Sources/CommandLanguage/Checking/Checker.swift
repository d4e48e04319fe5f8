/// Reads a tree against the registry and the session's names, before anything runs.
///
/// It reports all errors, and what it gives may run only where there are none.
struct Checker {
  /// The text that is being checked; another one while a file is that it sources.
  var program: LoadedProgram
  /// The commands, and the `def`s of the session and of the program.
  let registry: Registry
  /// The names of what is being checked: the session's, or those of a `def`.
  var scope: Scope
  /// The session's names as a `def` can read them; nil outside of one.
  var session: Scope?
  /// The names that the `def` that is being checked assigns somewhere: they are its own everywhere.
  var ownNames: Set<String> = []
  /// Field names that an answer of this session has shown, for each kind of object.
  let shownFields: [String: Set<String>]
  /// What the program was given; nil where a program is given nothing, as at the prompt.
  let arguments: ScriptArguments?
  /// Whether an error ends only the statement of the top level that it is in.
  let keepsGoing: Bool
  var diagnostics: [Diagnostic] = []
  var loopDepth = 0
  /// How many blocks are open around the statement; sourced files count their includers'.
  var blockDepth = 0
  /// Whether an error of what is being checked is caught around it: then it may be meant.
  var isCaught = false
  /// Whether what is being checked runs later than the text around it.
  var isDeferred = false
  /// What runs before the blocks that are deferred here: the program, or the body of a `def`.
  var deferring: (statements: [StatementSyntax], program: LoadedProgram)
  var firstAPICommand: Site?
  /// Whether some command says which account the session talks as.
  var choosesAccount = false
  /// What is known of the items that the filters around the place are about, the outermost first.
  var itemKinds: [StaticKind] = []
  /// Whether a file that should have been sourced before here could not be read: it may assign any
  /// name.
  var lacksFile = false
  /// The `def`s that were met, whose bodies are checked when all names of the session are known.
  var pendingDefinitions: [(syntax: DefinitionSyntax, program: LoadedProgram)] = []
  var definitions: [CheckedDefinition] = []
  /// Where the `def`s and the parameters of the program were met first.
  var definitionSites: [String: Site] = [:]
  var parameterSites: [String: Site] = [:]

  /// What the check of a program needs to know of its session.
  struct Context {
    let registry: Registry
    let scope: Scope
    let shownFields: [String: Set<String>]
    let arguments: ScriptArguments?
    let keepsGoing: Bool
  }

  static func check(_ program: LoadedProgram, in context: Context) -> (
    program: CheckedProgram, diagnostics: [Diagnostic]
  ) {
    var checker = Checker(program, context)
    if let arguments = context.arguments { checker.declare(arguments) }
    let statements = checker.check(program.parsed.tree.statements)
    let scope = checker.scope
    checker.checkDefinitions()
    let checked = CheckedProgram(
      source: program.parsed.source, loaded: program, statements: statements,
      definitions: checker.definitions, registry: checker.registry, scope: scope,
      firstAPICommand: checker.choosesAccount ? nil : checker.firstAPICommand)
    return (checked, checker.diagnostics)
  }

  private init(_ program: LoadedProgram, _ context: Context) {
    self.program = program
    deferring = (program.parsed.tree.statements, program)
    registry = context.registry
    scope = context.scope
    shownFields = context.shownFields
    arguments = context.arguments
    keepsGoing = context.keepsGoing
  }

  var source: SourceText { program.parsed.source }

  mutating func report(
    _ message: String, at range: SourceRange, hint: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(message, at: Site(source, range), hint: hint, severity: severity))
  }
}

// MARK: Names

extension Checker {
  /// Whether a name has a value on some path.
  func isVisible(_ name: String) -> Bool {
    scope.isVisible(name) || (!ownNames.contains(name) && session?.isVisible(name) == true)
  }

  /// The names that have a value on some path.
  var visibleNames: [String] { scope.visibleNames + (session?.visibleNames ?? []) }

  /// The slot of a name that is given a value here; errors where it cannot have one.
  mutating func assign(_ name: NameSyntax, _ kind: StaticKind) -> Int {
    if ReservedWords.keywords.contains(name.text) {
      report("`\(name.text)` is a keyword and cannot be a variable", at: name.range)
    } else if name.text == Scope.lastValue {
      report(
        "`_` is the last value that a statement gave, and is not assigned", at: name.range,
        hint: "choose another name")
    } else if registry[name.text] != nil || ReservedWords.commands.contains(name.text) {
      report(
        "`\(name.text)` is the name of a command and cannot be a variable", at: name.range,
        hint: "choose another name, `my_\(name.text)` say")
    } else if registry.definition(of: name.text) != nil {
      report(
        "`\(name.text)` is the name of a `def` and cannot be a variable", at: name.range,
        hint: "choose another name")
    }
    guard let slot = scope.declare(name.text) else {
      let owner = session == nil ? "session" : "`def`"
      report("this \(owner) has \(Scope.variableLimit) variables already", at: name.range)
      return 0
    }
    scope.flow.assign(slot, kind: kind)
    return slot
  }

  /// What the statements assign may have a value here: a later turn of a loop begins, or what is
  /// checked runs later.
  mutating func expectAssignments(in statements: [StatementSyntax], of program: LoadedProgram) {
    for name in program.assignedNames(in: statements) {
      if let slot = scope.declare(name) { scope.flow.assignPerhaps(slot) }
    }
  }
}

extension LoadedProgram {
  /// The names that statements assign, those of the files that they source too, in order.
  func assignedNames(in statements: [StatementSyntax]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement {
      case .assignment(let name, _): return [name.text]
      case .parameter(let parameter): return [parameter.name.text]
      case .inclusion(let inclusion):
        return self[inclusion].map { $0.assignedNames(in: $0.parsed.tree.statements) } ?? []
      case .conditional(let conditional):
        return conditional.branches.flatMap { assignedNames(in: $0.body.statements) }
          + assignedNames(in: conditional.otherwise?.statements ?? [])
      case .forLoop(let name, _, let body):
        return [name.text] + assignedNames(in: body.statements)
      case .attempt(let body, let name, let handler):
        return assignedNames(in: body.statements) + [name.text]
          + assignedNames(in: handler.statements)
      case .whileLoop(_, let body), .failureExpectation(_, let body, _),
        .deferredBlock(let body, _):
        return assignedNames(in: body.statements)
      case .source, .breakLoop, .continueLoop, .definition, .returnValue, .expectation,
        .deferredCommand:
        return []
      }
    }
  }
}
