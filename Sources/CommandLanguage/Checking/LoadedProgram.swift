/// A program with the files that it sources.
struct LoadedProgram: Sendable {
  /// The program itself.
  let parsed: ParsedProgram
  /// The files of its `source` statements, by the places of these; one that could not be read is
  /// left out, and a diagnostic says why.
  var inclusions: [SourceRange: LoadedProgram] = [:]

  /// The file that a statement sources.
  subscript(inclusion: InclusionSyntax) -> LoadedProgram? { inclusions[inclusion.command.range] }
}
