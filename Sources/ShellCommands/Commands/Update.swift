import CommandLanguage
import DatagridAPI

extension Command {
  static func update(_ session: APISession) -> Command {
    Command(
      "update",
      summary:
        "Changes a knowledge: its name, place, scope, files or synchronisation.",
      discussion: """
        What no flag names stays as it is. Files take the place of all that it holds and are learned \
        anew: `wait` waits for that. Files and synchronisation exclude each other in one request.
        """,
      parameters: Parameter.object("K", ObjectKind.knowledge.name, "A variable, or an id."),
      Parameter.text("name", "What it is called from now on.").flag().optional("it keeps its name"),
      Parameter.text("page", "The id of the page to move it under.", idOf: ObjectKind.page.name)
        .flag().optional(
          "it stays where it is"),
      Parameter.toggle("root", "Moves it to the root."),
      Parameter.choice("scope", ["teamspace", "organization"], "Who sees it.").flag().optional(
        "that stays"),
      Parameter.path(
        "file", "A file, or a glob, to put in the place of what it holds.",
        endings: FileExamination.listedEndings
      ).flag().repeated(),
      Parameter.choice("sync", ["on", "off"], "Whether it follows its connection.").flag()
        .optional("that stays"),
      Parameter.text("cron", "When it does, as cron writes it: `0 6 * * 1` is Mondays at six.")
        .flag().optional("that stays"),
      Parameter.text("timezone", "Whose clock counts for `--cron`, such as Europe/Paris.").flag()
        .optional("UTC"),
      Parameter.toggle(
        "strict", "Refuses what would be a warning, such as a type that is not known."),
      examples: [
        Example(
          "k = create orders.csv; update k --name \"Q3 orders\"; print k.name",
          "Gives a knowledge another name.", prints: "Q3 orders"),
        Example(
          "k = create orders.csv; wait k; update k --file notes.txt; wait k; print k.status",
          "Puts another file in the place of what it holds.", prints: "ready"),
        Example(
          "for k in list --name drive { update k --sync on --cron \"0 6 * * 1\" }",
          "Lets knowledge follow its connection on Mondays."),
      ],
      result: .silent(object: ObjectKind.knowledge.name), needsAPI: true
    ) {
      invocation, reference, name, page, isRoot, scope, paths, sync, cron, timezone,
      isStrict in
      if isRoot, page != nil {
        throw Failure(
          "--page and --root exclude each other: a knowledge has one parent",
          kind: "wrong_argument", hint: "leave one of them out")
      }
      if timezone != nil, cron == nil {
        throw Failure(
          "--timezone says whose clock counts for a schedule, but there is none",
          kind: "wrong_argument", hint: "give the schedule too: `--cron \"0 6 * * 1\"`")
      }
      let update = KnowledgeUpdate(
        files: paths.map { FileUpload(path: $0) }, name: name,
        parent: page.map { .page($0) } ?? (isRoot ? .root : nil), scope: scope,
        sync: KnowledgeUpdate.Sync(
          isEnabled: sync.map { $0 == "on" },
          schedule: cron.map { .init(expression: $0, timezone: timezone) }))
      // With a synchronisation the client refuses the files, unread.
      if !update.files.isEmpty, update.sync == nil {
        _ = try await FileCheck(
          files: update.files, isStrict: isStrict, refusedSize: session.creations.refusedSize,
          output: invocation.output
        ).run()
      }
      let first = update.files.first?.filename ?? ""
      let label = paths.count < 2 ? first : "\(first) and \(paths.count - 1) more"
      let isShown = session.settings[.progress] == .boolean(true)
      return .object(
        try await session.update(reference, update) { progress in
          guard isShown else { return }
          invocation.output.report(
            .upload(label: label, sent: progress.sent, total: progress.total))
        })
    }
  }
}
