/// A session: its variables, and the way from text to effect.
///
/// It belongs to one thread, which wants a large stack (64 MiB): expressions and blocks within one
/// another are followed by recursion. Any thread may ask its ``cancellation`` to end what runs.
package final class Interpreter {
  /// The commands that its programs may name.
  package let registry: Registry
  /// Where data and notices go.
  package let output: any Output
  /// The environment and the files.
  package let surroundings: Surroundings
  /// Asks what runs to end; any thread may.
  package let cancellation: Cancellation
  let members: Members
  private var scope = Scope()
  private let slots = ValueStack(capacity: Scope.slotLimit)

  /// A session without variables.
  package init(
    registry: Registry, output: any Output, surroundings: Surroundings,
    cancellation: Cancellation = Cancellation()
  ) {
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
    let (loaded, misread) = Loader.load(parsed, registry: registry, surroundings: surroundings)
    let (program, found) = Checker.check(
      loaded, registry: registry, scope: settledScope, shownFields: shownFields)
    let diagnostics = (parsed.diagnostics + misread + found).inOrderOfText
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

  /// Runs the program that this session checked last, to its end.
  ///
  /// - Throws: ``Failure`` for the first error that nothing caught, or an ``Ending``. Variables
  ///   that were assigned until then keep their values.
  package func run(_ program: CheckedProgram) throws {
    scope = program.scope
    let body = Compiler(source: program.source, interpreter: self).compile(program.statements)
    _ = try body(slots.base)
  }

  /// The session's variables that have a value, in the order of their first assignment.
  package var variables: [(name: String, value: Value)] {
    scope.names.enumerated().compactMap { slot, name in
      if case .unset = slots.base[slot] { nil } else { (name, slots.base[slot]) }
    }
  }

  /// The session's names with what is known of them after the last run, however it ended.
  private var settledScope: Scope {
    var settled = Scope()
    for (slot, name) in scope.names.enumerated() {
      guard settled.declare(name) == slot else { continue }
      switch slots.base[slot] {
      case .unset: break
      case .object(let handle):
        settled.flow.assign(slot, kind: .fields(of: handle.kind.name, path: []))
      default: settled.flow.assign(slot, kind: .unknown)
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

// MARK: Commands

extension Interpreter {
  /// The one seam between the evaluator, which is synchronous, and commands, which may not be.
  func run(_ body: Command.Body, of name: String, _ values: [[Value]], at site: Site) throws
    -> Value
  {
    do {
      switch body {
      case .immediate(let body): return try body(values, self)
      case .asynchronous(let body):
        try output.flush()
        let invocation = Invocation(output: output)
        surroundings.clock.enter()
        defer {
          surroundings.clock.leave()
          output.report(nil)
        }
        defer { cancellation.setHook(nil) }
        return try CommandRun().run({ try await body(values, invocation) }) { cancel in
          cancellation.setHook(cancel)
        }
      }
    } catch var failure as Failure {
      failure.site = failure.site ?? site
      throw failure
    } catch let error as ArgumentError {
      throw Failure(error.message, kind: "wrong_kind", site: site)
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
