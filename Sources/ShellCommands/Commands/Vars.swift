import CommandLanguage

extension Command {
  static func vars() -> Command {
    Command(
      "vars",
      summary: "Lists the variables with their kinds and values.",
      parameters: Parameter.variable("NAME", "Only this variable.").optional("all of them"),
      examples: [
        Example(
          "n = 3; city = \"Oslo\"; vars", "Shows what the session holds.",
          prints: """
            city  text    Oslo
            n     number  3
            """)
      ],
      immediately: { interpreter, name in
        let variables = interpreter.variables.filter { name == nil || $0.name == name }
        if let name, variables.isEmpty {
          throw Failure(
            "no variable `\(name)`", kind: "unset_variable",
            hint: Spelling.hint(for: name, among: interpreter.variables.map(\.name)))
        }
        let rows = variables.sorted { $0.name < $1.name }
          .map { [$0.name, $0.value.kindName, $0.value.line] }
        let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
          let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
          try interpreter.output.write((padded + [row[2]]).joined(separator: "  "))
        }
        return .null
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
