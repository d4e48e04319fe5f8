import CommandLanguage
import Testing

/// Checks a program against the expectations that it carries; see ``Annotated``.
///
/// - Parameter statements: run before, so that the session has their variables.
func expectDiagnostics(
  _ text: String, after statements: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let session = Session()
  do { try session.run(statements) } catch { Issue.record(error, sourceLocation: sourceLocation) }
  let program = Annotated.program(in: text)
  let found = Annotated.text(of: program, with: session.diagnostics(of: program))
  #expect(found == text, sourceLocation: sourceLocation)
}

/// Checks what a text is parsed to; see ``Sketch``.
func expectTree(_ row: Case, sourceLocation: SourceLocation = #_sourceLocation) {
  let tree = Sketch.tree(of: row.text, registry: TestCommands().registry)
  #expect(tree == row.expected, sourceLocation: sourceLocation)
}

/// Checks what `print` writes of an expression, or the message of the error that it ends with, which
/// the check finds already where the expression is sure to fail.
func expectValue(
  _ row: Case, after statements: String = "", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let session = Session()
  try session.run(statements)
  do {
    let lines = try session.run("print " + row.text)
    #expect(lines.joined(separator: "\n") == row.expected, sourceLocation: sourceLocation)
  } catch let failure as Failure {
    #expect("error: \(failure.message)" == row.expected, sourceLocation: sourceLocation)
  } catch let refusal as Session.NotRun {
    #expect("error: \(refusal)" == row.expected, sourceLocation: sourceLocation)
  }
}
