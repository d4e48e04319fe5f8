import CommandLanguage
import DatagridAPI

extension Command {
  static func list(_ session: APISession) -> Command {
    Command(
      "list",
      summary: "Lists the knowledge that the key may see, newest first.",
      discussion: """
        All of it, to the end, and no more than a filter asks for: `list | first 5` fetches one \
        page. The service looks for what stands under a page; `--name` looks through what came.
        """,
      parameters: Parameter.text(
        "name", "Only those whose name holds this text, whatever its case."
      )
      .flag().optional("all names"),
      Parameter.text(
        "page", "Only what stands under the page of this id.", idOf: ObjectKind.page.name
      ).flag().optional(
        "all pages"),
      examples: [
        Example(
          "create orders.csv; create notes.txt --name \"Q3 review\"; for k in list { print k.name }",
          "Goes through all knowledge.",
          prints: nil),
        Example(
          "k = create notes.txt --name \"Q3 review\"; print (list --name q3)[0].name",
          "Finds a knowledge by a part of its name.", prints: "Q3 review"),
      ],
      result: .objects(ObjectKind.knowledge.name), needsAPI: true,
      streaming: { _, name, page in
        let pages = ObjectPages.knowledge(session, below: page.map(KnowledgeParent.page))
        let wanted = name?.lowercased()
        return Pages {
          try await pages.next()?
            .filter { wanted.map($0.lowercaseName.contains) ?? true }
            .map(Value.object)
        }
      })
  }
}

extension ObjectHandle {
  fileprivate var lowercaseName: String { record["name"]?.text.lowercased() ?? "" }
}
