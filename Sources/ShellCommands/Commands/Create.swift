import CommandLanguage
import DatagridAPI

extension Command {
  static func create(_ session: APISession) -> Command {
    Command(
      "create",
      summary: "Makes one knowledge of one or more files, or one of each.",
      discussion: """
        The files are sent as they are read, and all of them are looked at before the first byte \
        leaves: those that are missing, unreadable or empty are named together, and nothing is \
        created. The service goes on with the processing by itself; `wait` waits for its end.

        `--each` makes one knowledge of each file, several at the same time, and gives a list in the \
        order of the files. It makes all it can: where some failed it raises `some_failed`, whose \
        `e.made` is that list with null for each that was not made.

        `--once` remembers what it makes, by the bytes, the name and the parent, and gives it back when \
        the same is asked for again, by another session too: after a break the same line goes on. What \
        has been deleted since is made anew; what could not be learned is given back as it is. It knows \
        what was made with `--once`, and nothing else.
        """,
      parameters: Parameter.path(
        "PATH", "A file, or a glob such as docs/*.csv.", endings: FileExamination.listedEndings
      ).atLeastOne(),
      Parameter.text("name", "What the knowledge is called.").flag().optional(
        "the service chooses"),
      Parameter.text("page", "The id of the page to put it under.", idOf: ObjectKind.page.name)
        .flag().optional("the root"),
      Parameter.toggle("root", "Puts it at the root, and says so to the service."),
      Parameter.toggle("each", "Makes one knowledge of each file."),
      Parameter.integer(
        "parallel", "How many uploads of `--each` run at the same time.",
        within: CreateOptions.widths
      )
      .flag().optional("\(CreateOptions.usualWidth)"),
      Parameter.toggle(
        "once", "Gives back what was made of the same before, and sends it not again."),
      Parameter.toggle(
        "strict", "Refuses what would be a warning, such as a type that is not known."),
      examples: [
        Example(
          "k = create orders.csv; wait k; print k.status",
          "Makes a knowledge and waits until it is ready.", prints: "ready"),
        Example(
          "k = create orders.csv notes.txt --name \"Q3 review\"; print k.name",
          "Makes one knowledge of two files and gives it a name.", prints: "Q3 review"),
        Example(
          "for k in create *.csv *.txt --each { print k.name }",
          "Makes one knowledge of each file.", prints: "2 of 2 made\norders.csv\nnotes.txt"),
        Example(
          "a = create orders.csv --once; b = create orders.csv --once; print a.id == b.id",
          "Sends it once.",
          prints: "orders.csv: made before (kn_910a2dec89025cc1), not sent again\ntrue"),
      ],
      result: .objectOrObjects(ObjectKind.knowledge.name, flag: "each"), needsAPI: true
    ) { invocation, paths, name, page, isRoot, isEach, parallel, isOnce, isStrict in
      let options = CreateOptions(
        paths: paths, name: name, parent: page.map { .page($0) } ?? (isRoot ? .root : nil),
        isEach: isEach, parallel: parallel, isOnce: isOnce, isStrict: isStrict)
      try options.check(isRoot: isRoot)
      return try await CreationRun(session: session, options: options, invocation: invocation).run()
    }
  }
}
