import CommandLanguage

extension Command {
  static func retrieve(_ session: APISession) -> Command {
    Command(
      "retrieve",
      summary: "Asks the service how a knowledge stands now.",
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id."),
      examples: [
        Example(
          "k = create orders.csv; wait k; print (retrieve k).row_counts.total",
          "Looks at a knowledge again.", prints: "3")
      ],
      result: .object(ObjectKind.knowledge.name), needsAPI: true
    ) { _, reference in
      .object(try await session.retrieve(reference).handle)
    }
  }
}
