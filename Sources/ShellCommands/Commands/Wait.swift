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
        the first, naming every one. It asks as seldom as it can: the pauses grow to five seconds, \
        and of many it asks for the list, a hundred at a time. Ctrl-C ends the waiting; the service \
        goes on.
        """,
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id.")
        .atLeastOne(),
      Parameter.duration("timeout", "How long to wait at most.", atLeast: .zero).flag().optional(
        "as long as it takes"),
      Parameter.choice("until", ["ready", "partial"], "`partial` ends at the first rows.").flag()
        .optional("ready"),
      Parameter.choice(
        "allow", ["partial", "failed"],
        "A status that raises nothing when a knowledge ends with it."
      )
      .flag().repeated(),
      examples: [
        Example(
          "k = create orders.csv; wait k --timeout 5m; print k.row_counts.total",
          "Waits five minutes at most.", prints: "3"),
        Example(
          "k = create broken/cut.pdf; wait k --allow failed; print k.status",
          "Takes a failure as an end like any other.", prints: "failed"),
      ],
      result: .silent(object: ObjectKind.knowledge.name), needsAPI: true
    ) { invocation, references, timeout, until, allowed in
      var waiting = KnowledgeWait(
        session: session, isPartialEnough: until == "partial", allowed: Set(allowed),
        timeout: timeout, invocation: invocation)
      let handles = try await waiting.run(references)
      return handles.count == 1 ? .object(handles[0]) : .list(handles.map(Value.object))
    }
  }
}
