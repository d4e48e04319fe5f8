import CommandLanguage

/// Checks programs without running anything: `gridsh --check`.
struct ProgramCheck {
  let registry: Registry
  let output: any Output
  let surroundings: Surroundings

  /// What stands for standard input among the files.
  static let standardInput = "-"

  /// Checks a program against a session that has nothing yet, and tells what is wrong.
  ///
  /// - Returns: 0 for a sound program, whatever notes there are; 2 for one with errors, or one that
  ///   cannot be read.
  func run(_ file: String) -> Int32 {
    do {
      let source =
        try file == Self.standardInput
        ? ScriptFile.readStandardInput() : ScriptFile.read(file)
      let interpreter = Interpreter(
        registry: registry, output: output, surroundings: surroundings,
        stackSize: LargeStackThread.stackSize)
      let script = interpreter.load(Parser.parse(source, registry: registry))
      let (program, diagnostics) = interpreter.check(script, arguments: .unknown)
      for diagnostic in diagnostics { output.report(diagnostic) }
      return program == nil ? Failure.Category.usage.rawValue : 0
    } catch let failure as Failure {
      output.notice("gridsh: \(ErrorLayout.text(of: failure))")
    } catch {
      output.notice("gridsh: \(error)")
    }
    return Failure.Category.usage.rawValue
  }
}
