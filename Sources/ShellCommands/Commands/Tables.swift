import CommandLanguage

extension Command {
  static func tables(_ session: APISession) -> Command {
    Command(
      "tables",
      summary: "Lists the tables of a knowledge.",
      discussion:
        "A file becomes one table, or one for each of its sheets; `rows` gives their rows.",
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id."),
      examples: [
        Example(
          "k = create orders.csv notes.txt; wait k; for t in tables k { print t.name }",
          "Goes through the tables.", prints: "orders.csv\nnotes.txt")
      ],
      result: .objects(ObjectKind.table.name), needsAPI: true,
      streaming: { _, reference in session.tables(of: reference).pages })
  }
}
