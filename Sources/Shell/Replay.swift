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

  /// Checks the program and, if it is sound, runs it.
  ///
  /// - Returns: the exit code of language.md, section 7. Errors are told as notices.
  /// - Throws: the ``Ending`` of a run that ended early.
  package func run(_ source: SourceText) throws -> Int32 {
    let output = interpreter.output
    let (program, diagnostics) = interpreter.check(source)
    for diagnostic in diagnostics { output.notice(ErrorLayout.text(of: diagnostic)) }
    guard let program else { return Failure.Category.usage.rawValue }
    do {
      if var unreachable, let command = program.firstAPICommand {
        unreachable.site = command
        throw unreachable
      }
      try interpreter.run(program)
      try output.flush()
      return 0
    } catch let failure as Failure {
      output.notice(ErrorLayout.text(of: failure))
      return failure.category.rawValue
    }
  }

  /// ``run(_:)``, with an ending as its exit code: what a process returns.
  package func runToEnd(_ source: SourceText) -> Int32 {
    do {
      return try run(source)
    } catch {
      try? interpreter.output.flush()
      return (error as? Ending)?.exitCode ?? Failure.Category.fault.rawValue
    }
  }
}
