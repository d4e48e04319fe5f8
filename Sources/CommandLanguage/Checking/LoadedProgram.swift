/// A program with the files that it sources.
struct LoadedProgram: Sendable {
  /// The program itself.
  let parsed: ParsedProgram
  /// The files of its `source` statements, by the places of these; one that could not be read is
  /// left out, and a diagnostic says why.
  var inclusions: [SourceRange: LoadedProgram] = [:]

  /// The file that a statement sources.
  subscript(inclusion: InclusionSyntax) -> LoadedProgram? { inclusions[inclusion.command.range] }

  /// The `def` statements of the program and of its files, in the order of the text.
  var definitions: [DefinitionSyntax] { inOrder(\.definitions, at: \.range) }

  /// The `param` statements of the program and of its files, in the order of the text.
  var parameters: [ParameterSyntax] { inOrder(\.parameters, at: \.range) }

  private func inOrder<Part>(
    _ parts: KeyPath<ProgramSyntax, [Part]>, at range: KeyPath<Part, SourceRange>
  ) -> [Part] {
    let own = parsed.tree[keyPath: parts].map { (place: $0[keyPath: range].lower, parts: [$0]) }
    let others = inclusions.map {
      (place: $0.key.lower, parts: $0.value.inOrder(parts, at: range))
    }
    return (own + others).sorted { $0.place < $1.place }.flatMap(\.parts)
  }
}
