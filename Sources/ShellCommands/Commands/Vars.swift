import CommandLanguage

extension Command {
  static func vars() -> Command {
    Command(
      "vars",
      summary: "Gives the names, kinds and values of the variables.",
      parameters: Parameter.variable("NAME", "Only this variable.").optional("all of them"),
      examples: [
        Example(
          "n = 3; city = \"Oslo\"; vars", "Shows what the session holds.",
          prints: """
            name  kind    value
            city  text    Oslo
            n     number  3
            """)
      ],
      result: .records(
        [
          FieldSpec("name", "Its name."), FieldSpec("kind", "The kind of its value."),
          FieldSpec("value", "The value, as much of it as fits on a line."),
        ], plural: "variables"),
      immediately: { interpreter, name in
        let variables = interpreter.variables.filter { name == nil || $0.name == name }
        if let name, variables.isEmpty {
          throw Failure(
            "no variable `\(name)`", kind: "unset_variable",
            hint: Spelling.hint(for: name, among: interpreter.variables.map(\.name)))
        }
        return .list(
          variables.sorted { $0.name < $1.name }.map { variable in
            .record(
              Record([
                ("name", .text(variable.name)), ("kind", .text(variable.value.kindName)),
                ("value", .text(variable.value.line)),
              ]))
          })
      })
  }
}

extension Value {
  /// As much of a value as fits beside its name.
  fileprivate var line: String {
    let text =
      if case .object(let handle) = self {
        [handle.id, handle.record["name"]?.text, handle.record["status"]?.text]
          .compactMap(\.self).joined(separator: "  ")
      } else {
        self.text
      }
    let shown = text.escapingControls()
    return shown.count > 100 ? shown.prefix(99) + "…" : shown
  }
}
