import CommandLanguage
import DatagridAPI

extension Command {
  static func create(_ session: APISession) -> Command {
    Command(
      "create",
      summary: "Makes one knowledge of one or more files.",
      discussion: """
        The files are sent as they are read, and all of them are looked at before the first byte \
        leaves: a missing one is named and nothing is created. The service goes on with the \
        processing by itself; `wait` waits for its end.
        """,
      parameters: Parameter.path("PATH", "A file, or a glob such as docs/*.csv.").atLeastOne(),
      Parameter.text("name", "What the knowledge is called.").flag().optional(
        "the service chooses"),
      Parameter.text("page", "The id of the page to put it under.").flag().optional("the root"),
      Parameter.toggle("root", "Puts it at the root, and says so to the service."),
      examples: [
        Example(
          "k = create orders.csv; wait k; print k.status",
          "Makes a knowledge and waits until it is ready.", prints: "ready"),
        Example(
          "k = create orders.csv notes.txt --name \"Q3 review\"; print k.name",
          "Makes one knowledge of two files and gives it a name.", prints: "Q3 review"),
      ],
      result: .object(ObjectKind.knowledge.name), needsAPI: true
    ) { invocation, paths, name, page, isRoot in
      if isRoot, page != nil {
        throw Failure(
          "--page and --root exclude each other: a knowledge has one parent",
          kind: "wrong_argument")
      }
      let creation = KnowledgeCreation(
        files: paths.map { FileUpload(path: $0) }, name: name,
        parent: page.map { .page($0) } ?? (isRoot ? .root : nil))
      let first = creation.files[0].filename
      let label = paths.count == 1 ? first : "\(first) and \(paths.count - 1) more"
      let isShown = session.settings[.progress] == .boolean(true)
      return .object(
        try await session.create(creation) { progress in
          guard isShown else { return }
          invocation.output.report(
            .upload(label: label, sent: progress.sent, total: progress.total))
        })
    }
  }
}
