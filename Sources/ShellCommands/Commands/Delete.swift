import CommandLanguage

extension Command {
  static func delete(_ session: APISession) -> Command {
    Command(
      "delete",
      summary: "Takes knowledge away, for good.",
      discussion: """
        At a terminal it asks before it takes away more than one, or one that this session did not \
        make; elsewhere these need `--yes`. Of several it deletes all it can, then raises \
        `some_failed` if some are left: `e.made` holds what was deleted, in the order of the \
        arguments, and null for each that was not. To delete again what this session deleted is no \
        error. The fields of a variable stay as they were last known.
        """,
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id.")
        .atLeastOne(),
      Parameter.toggle("yes", "Deletes without asking."),
      examples: [
        Example(
          "k = create orders.csv; delete k; expect error 404 { retrieve k }",
          "Deletes what this session made.", prints: ""),
        Example(
          "delete (list --name draft) --yes", "Deletes all knowledge whose name holds a word.",
          prints: ""),
        Example(
          "k = create orders.csv; defer delete k; wait k; print k.status",
          "Leaves nothing behind, whatever happens.", prints: "ready"),
      ],
      needsAPI: true
    ) { invocation, references, isConfirmed in
      let deletion = KnowledgeDeletion(session: session, references)
      if !isConfirmed { try await deletion.confirm(invocation.output) }
      try await deletion.run()
      return .null
    }
  }
}
