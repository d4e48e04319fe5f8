/// A text with all that it sources, read and not yet checked.
package struct LoadedScript: Sendable {
  let program: LoadedProgram
  /// The commands, and the `def`s of the session and of the program.
  let registry: Registry
  /// What is wrong with the texts so far.
  package let diagnostics: [Diagnostic]

  /// What the script takes, as a command of that name.
  package func spec(named name: String) -> ScriptSpec {
    ScriptSpec(name: name, parameters: program.parameters, registry: registry)
  }
}
