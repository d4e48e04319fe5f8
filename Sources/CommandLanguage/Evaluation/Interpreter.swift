/// A session: its variables, and the way from text to effect.
///
/// It belongs to one thread, which wants a large stack (64 MiB): expressions, blocks and calls within
/// one another are followed by recursion. Any thread may ask its ``cancellation`` to end what runs.
package final class Interpreter {
  /// The commands that its programs may name, and the `def`s so far.
  package private(set) var registry: Registry
  /// Where data and notices go.
  package let output: any Output
  /// The environment and the files.
  package let surroundings: Surroundings
  /// Asks what runs to end; any thread may.
  package let cancellation: Cancellation
  let members: Members
  private var scope = Scope.session
  let stack = ValueStack()
  /// The bodies of the session's `def`s, by their names.
  private var links: [String: RoutineLink] = [:]
  /// Links that were given up; bodies of other `def`s may still point at them.
  private var retiredLinks: [RoutineLink] = []
  var deferrals = Deferrals()
  /// The first error that was told of and did not end the run.
  var firstReported: Failure?
  /// Whether an error ends only the statement of the top level that it is in; it is reported then.
  package var keepsGoing = false
  /// Where its statements are noted down for `save`; nil where that is not done.
  package var recording: SessionRecording?

  private let stackSize: Int
  private let idleWork: any IdleWork

  /// What threads have that nobody gave a larger one.
  package static let commonStackSize = 4 << 20

  /// A session without variables.
  ///
  /// - Parameters:
  ///   - stackSize: how much of its thread's stack it may take, in bytes; recursion is deeper with more
  ///     of it.
  ///   - idleWork: what its thread does while it waits for commands; without it, nothing.
  package init(
    registry: Registry, output: any Output, surroundings: Surroundings,
    cancellation: Cancellation = Cancellation(), stackSize: Int = Interpreter.commonStackSize,
    idleWork: (any IdleWork)? = nil
  ) {
    self.idleWork = idleWork ?? IdleSleep()
    self.stackSize = stackSize
    self.registry = registry
    self.output = output
    self.surroundings = surroundings
    self.cancellation = cancellation
    members = Members(files: surroundings.files)
  }

  /// Parses and checks a text, and all that it sources, against this session; the program is nil
  /// when anything of that has errors.
  ///
  /// - Returns: all diagnostics, notes included, in the order of the text.
  package func check(_ source: SourceText) -> (program: CheckedProgram?, diagnostics: [Diagnostic])
  {
    check(Parser.parse(source, registry: registry))
  }

  /// ``check(_:)-(SourceText)`` for a text that is parsed already.
  package func check(_ parsed: ParsedProgram) -> (
    program: CheckedProgram?, diagnostics: [Diagnostic]
  ) {
    check(load(parsed), arguments: nil)
  }

  /// Reads a text and all that it sources.
  package func load(_ parsed: ParsedProgram) -> LoadedScript {
    let (program, known, found) = Loader.load(
      parsed, registry: registry, surroundings: surroundings)
    return LoadedScript(program: program, registry: known, diagnostics: found)
  }

  /// ``check(_:)-(SourceText)`` for a text that is read already.
  ///
  /// - Parameter arguments: what the program was given; nil at the prompt.
  package func check(_ script: LoadedScript, arguments: ScriptArguments?) -> (
    program: CheckedProgram?, diagnostics: [Diagnostic]
  ) {
    let context = Checker.Context(
      registry: script.registry, scope: settledScope, shownFields: shownFields,
      arguments: arguments, keepsGoing: keepsGoing)
    let (program, found) = Checker.check(script.program, in: context)
    let diagnostics = (script.diagnostics + found).inOrderOfText
    return (diagnostics.hasErrors ? nil : program, Self.readable(diagnostics))
  }

  /// More than this nobody reads: a file that is no program at all has one on every row.
  private static let diagnosticLimit = 100

  /// The first diagnostics, and how many more there are.
  private static func readable(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > diagnosticLimit else { return diagnostics }
    let rest = diagnostics.count - diagnosticLimit
    return diagnostics.prefix(diagnosticLimit) + [
      Diagnostic(
        "and \(rest) more like these", at: diagnostics[diagnosticLimit].site,
        severity: diagnostics.hasErrors ? .error : .note)
    ]
  }

  /// Runs the program that this session checked last, to its end; what it defers waits for
  /// ``finish(after:)``.
  ///
  /// - Parameter arguments: those that it was checked with.
  /// - Throws: ``Failure`` for the first error that nothing caught, or an ``Ending``. Variables
  ///   that were assigned until then keep their values.
  package func run(_ program: CheckedProgram, arguments: ScriptArguments? = nil) throws {
    scope = program.scope
    stack.prepareThread(size: stackSize)
    if let arguments, let variable = scope.variable(ScriptArguments.variable) {
      stack.base[variable.slot] = .list(arguments.rest.map(Value.text))
    }
    bind(program)
    let compiler = Compiler(source: program.source, interpreter: self)
    let body =
      if let recording {
        compiler.compileRecorded(program, in: recording)
      } else if keepsGoing {
        compiler.compileGoingOn(program.statements)
      } else {
        compiler.compile(program.statements)
      }
    do {
      _ = try body(stack.base)
    } catch let failure as Failure {
      note(failure)
      throw failure
    } catch let ending as Ending {
      if cancellation.made != .null { stack.base[0] = cancellation.made }
      throw ending
    }
  }

  /// Keeps what a command had made until it failed.
  func note(_ failure: Failure) {
    if failure.made != .null { stack.base[0] = failure.made }
  }

  /// The session's variables that have a value, in the order of their first assignment; without `_`.
  package var variables: [(name: String, value: Value)] {
    scope.names.enumerated().dropFirst().compactMap { slot, name in
      if case .unset = stack.base[slot] { nil } else { (name, stack.base[slot]) }
    }
  }

  /// What `_` holds; null before any statement gave a value.
  package var lastValue: Value {
    if case .unset = stack.base[0] { .null } else { stack.base[0] }
  }

  /// The session's names with what is known of them after the last run, however it ended.
  private var settledScope: Scope {
    var settled = Scope()
    for (slot, name) in scope.names.enumerated() {
      guard settled.declare(name) == slot else { continue }
      switch stack.base[slot] {
      case .unset: break
      case let value: settled.flow.assign(slot, kind: StaticKind(of: value))
      }
    }
    return settled
  }

  private var shownFields: [String: Set<String>] {
    var shown: [String: Set<String>] = [:]
    for case (_, .object(let handle)) in variables {
      shown[handle.kind.name, default: []].formUnion(handle.record.keys)
    }
    return shown
  }
}

// MARK: Definitions

extension Interpreter {
  /// Gives the program's `def`s to the session. All links stand before the first body is compiled.
  private func bind(_ program: CheckedProgram) {
    registry = program.registry
    for checked in program.definitions { prepareLink(to: checked.definition) }
    for checked in program.definitions {
      let routine = Compiler(source: checked.source, interpreter: self).compile(checked)
      link(to: checked.definition).bind(routine, checked.definition)
    }
  }

  /// A `def` that is defined anew with other parameters is another one: what was compiled to call
  /// the old one says so when it does.
  private func prepareLink(to definition: Definition) {
    if let old = links[definition.name] {
      if old.definition.isCalledLike(definition) { return }
      old.bind(
        Routine(parameterCount: old.definition.parameters.count) { _ in
          throw Failure(
            "`\(definition.name)` has been defined anew with other parameters",
            kind: "redefined", hint: "define anew what calls it, too")
        }, old.definition)
      retiredLinks.append(old)
    }
    links[definition.name] = RoutineLink(definition)
  }

  func releaseLinks() {
    links = [:]
    retiredLinks = []
  }

  /// The place from which callers take a `def`'s body.
  func link(to definition: Definition) -> RoutineLink {
    if let link = links[definition.name] { return link }
    let link = RoutineLink(definition)
    links[definition.name] = link
    return link
  }
}

// MARK: Commands

extension Interpreter {
  /// The one seam between the evaluator, which is synchronous, and commands, which may not be.
  func run(_ body: Command.Body, of name: String, _ values: [[Value]], at site: Site) throws
    -> Value
  {
    try attributing(name, site) {
      switch body {
      case .immediate(let body): return try body(values, self)
      case .enclosing(let body): return try body(values, nil, self)
      case .streaming(let body):
        let pages = try pages(body, of: name, values, invocation(), at: site)
        return .list(try ItemStream(ofPages: pages).all())
      case .asynchronous(let body):
        try output.flush()
        let invocation = invocation()
        surroundings.clock.enter()
        defer {
          surroundings.clock.leave()
          output.report(nil)
        }
        defer { cancellation.setHook(nil) }
        return try CommandRun(idleWork).run({ try await body(values, invocation) }) { cancel in
          cancellation.setHook(cancel)
        }
      }
    }
  }

  /// What a command may use.
  ///
  /// - Parameter wanted: how many items are taken at most.
  func invocation(wanted: Int? = nil) -> Invocation {
    Invocation(
      output: output, wanted: wanted, variables: cancellation.isAtPrompt ? variables : [],
      cancellation: cancellation)
  }

  /// What a command throws, as an error of its place.
  func attributing<Result>(_ name: String, _ site: Site, _ body: () throws -> Result) throws
    -> Result
  {
    do {
      return try body()
    } catch var failure as Failure {
      failure.site = failure.site ?? site
      throw failure
    } catch let error as ArgumentError {
      throw Failure(error.message, kind: error.kind, site: site)
    } catch is CancellationError {
      throw cancellation.ending
    } catch let ending as Ending {
      throw ending
    } catch {
      throw Failure(
        "`\(name)` failed in a way that gridsh does not know: \(error)",
        kind: "fault", category: .fault, site: site)
    }
  }
}
