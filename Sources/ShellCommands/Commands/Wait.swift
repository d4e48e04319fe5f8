import CommandLanguage
import DatagridAPI

extension Command {
  static func wait(_ session: APISession) -> Command {
    Command(
      "wait",
      summary: "Waits until each knowledge is ready.",
      discussion: """
        It ends when every one is `ready`. One that ends `failed` raises `knowledge_failed`, one \
        that stays `partial` raises `incomplete`; of several it waits for all and then raises for \
        the first, naming every one. Ctrl-C ends the waiting; the service goes on.
        """,
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id.")
        .atLeastOne(),
      Parameter.duration("timeout", "How long to wait at most.", atLeast: .zero).flag().optional(
        "as long as it takes"),
      Parameter.choice("until", ["ready", "partial"], "`partial` ends at the first rows.").flag()
        .optional("ready"),
      examples: [
        Example(
          "k = create orders.csv; wait k --timeout 5m; print k.row_counts.total",
          "Waits five minutes at most.", prints: "3")
      ],
      result: .silent(object: ObjectKind.knowledge.name), needsAPI: true
    ) { invocation, references, timeout, until in
      var waiting = KnowledgeWait(
        session: session, untilPartial: until == "partial", timeout: timeout,
        output: invocation.output)
      let handles = try await waiting.run(references)
      return handles.count == 1 ? .object(handles[0]) : .list(handles.map(Value.object))
    }
  }
}
