import CommandLanguage

extension Command {
  static func reindex(_ session: APISession) -> Command {
    Command(
      "reindex",
      summary: "Lets the service learn knowledge anew, which costs credits.",
      discussion: """
        One after the other, all that it can; `some_failed` names those that are left, and `e.made` \
        holds the others. `wait` waits for the end of the new runs. An answer that is lost is not \
        asked for again, for the run may have begun.
        """,
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id.")
        .atLeastOne(),
      examples: [
        Example(
          "k = create orders.csv; wait k; reindex k; wait k; print k.status",
          "Learns a knowledge again and waits for it.", prints: "ready")
      ],
      needsAPI: true
    ) { _, references in
      try await KnowledgeSeries(references).run("reindexed", on: session.output, session.reindex)
      return .null
    }
  }
}
