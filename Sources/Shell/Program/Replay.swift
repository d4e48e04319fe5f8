package import CommandLanguage

/// Runs whole programs: a script file, `-c`, standard input, a statement of the prompt.
package struct Replay {
  let interpreter: Interpreter
  /// Why no API can be reached, when none can: a program that needs one is then refused unread.
  let unreachable: Failure?

  package init(_ interpreter: Interpreter, unreachable: Failure? = nil) {
    self.interpreter = interpreter
    self.unreachable = unreachable
  }

  /// Checks the program and, if it is sound, runs it; what it defers waits for the session's end.
  ///
  /// - Parameter arguments: what stands behind the script's name; nil at the prompt.
  /// - Returns: the exit code of language.md, section 7. Errors are told as notices.
  /// - Throws: the ``Ending`` of a run that ended early, ``ArgumentError`` for arguments that the
  ///   script does not take.
  package func run(_ source: SourceText, arguments: [String]? = nil) throws -> Int32 {
    let script = interpreter.load(Parser.parse(source, registry: interpreter.registry))
    var given: ScriptArguments?
    if let arguments {
      // What a script takes is known once it can be read.
      given =
        script.diagnostics.hasErrors
        ? ScriptArguments.none
        : try ScriptArguments(arguments, for: script.spec(named: source.name))
    }
    if given?.asksForHelp == true {
      try interpreter.output.write(HelpText.page(for: script.spec(named: source.name).command))
      try interpreter.output.flush()
      return 0
    }
    return try run(script, arguments: given)
  }

  private func run(_ script: LoadedScript, arguments: ScriptArguments?) throws -> Int32 {
    let output = interpreter.output
    let (program, diagnostics) = interpreter.check(script, arguments: arguments)
    for diagnostic in diagnostics { output.report(diagnostic) }
    guard let program else { return Failure.Category.usage.rawValue }
    do {
      if var unreachable, let command = program.firstAPICommand {
        unreachable.site = command
        throw unreachable
      }
      try interpreter.run(program, arguments: arguments)
      try output.flush()
      return interpreter.takeFirstReported()?.category.rawValue ?? 0
    } catch var failure as Failure {
      failure.hint = failure.hint ?? advice(on: failure)
      output.report(failure)
      return interpreter.takeFirstReported()?.category.rawValue ?? failure.category.rawValue
    }
  }

  /// Errors whose message is all that there is to say: a script's own words, what it expected, what is
  /// wrong with a file or an argument.
  private static let plainKinds: Set<String> = [
    "bad_request", "declined", "expectation_failed", "failed", "unreadable_file",
    "unwritable_file", "wrong_argument",
  ]

  /// Where to read what to do about an error that does not say so itself.
  private func advice(on failure: Failure) -> String? {
    let isKnown = interpreter.registry.topics.contains {
      $0.group == .error && $0.names.contains(failure.kind)
    }
    guard isKnown, !Self.plainKinds.contains(failure.kind) else { return nil }
    return "`explain \(failure.kind)` says what to do"
  }

  /// ``run(_:arguments:)``, then what the program deferred: what a process returns.
  package func runToEnd(_ source: SourceText, arguments: [String]) -> Int32 {
    var code: Int32 = 0
    var ending: (any Error)?
    do {
      code = try run(source, arguments: arguments)
    } catch let error as ArgumentError {
      let isMisplaced = arguments.contains { argument in
        argument.hasPrefix("--")
          && ProgramOptions.spec.flag(named: String(argument.dropFirst(2))) != nil
      }
      let note = isMisplaced ? "; options of gridsh itself stand before FILE" : ""
      interpreter.output.notice("gridsh: \(error.message)\(note)")
      return Failure.Category.usage.rawValue
    } catch {
      ending = error
      if let explanation = interpreter.cancellation.takeExplanation() {
        let word = error as? Ending == .terminated ? "terminated" : "interrupted"
        interpreter.output.notice("\(word): \(explanation)")
      }
    }
    ending = interpreter.finish(after: ending)
    do { try interpreter.output.flush() } catch { ending = ending ?? error }
    if let ending {
      return (ending as? Ending)?.exitCode ?? Failure.Category.fault.rawValue
    }
    return code == 0 ? interpreter.takeFirstReported()?.category.rawValue ?? 0 : code
  }
}
