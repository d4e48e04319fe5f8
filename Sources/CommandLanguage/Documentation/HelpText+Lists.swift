extension HelpText {
  /// Things that are listed together: on the first page by their names, on a page of their own with a
  /// sentence for each.
  private struct Listing {
    let name: String
    let summary: String
    let rows: [(label: String, text: String)]
    /// What the first page has of it.
    var names: [String] { rows.map(\.label) }
  }

  /// What `help` calls the list of all commands.
  private static let allCommands = "commands"

  /// What there is, as `help` prints it: on one screen, by name.
  package static func list(_ registry: Registry) -> String {
    var lists = commandLists(registry)
    lists.append(Listing(name: "filters", summary: "", rows: specs(Filter.all.map(\.spec))))
    lists.append(Listing(name: "functions", summary: "", rows: Function.all.map { ($0.name, "") }))
    lists.append(
      Listing(
        name: "keywords", summary: "", rows: ReservedWords.keywords.sorted().map { ($0, "") }))
    let width = (lists.map(\.name.count).max() ?? 0) + 2
    let margin = "\n" + String(repeating: " ", count: width)
    let rows = lists.map { list in
      let title = list.name.prefix(1).uppercased() + list.name.dropFirst()
      let names = list.names.joined(separator: " ")
      return title.padding(to: width)
        + HelpLayout.wrapped(names, columns: HelpLayout.columns - width)
        .replacing("\n", with: margin)
    }
    return rows.joined(separator: "\n") + "\n\n" + """
      `help WORD` says all about a word, `help commands` a sentence on each command;
      `apropos TEXT` finds what speaks of something, `help language` is the language.
      """
  }

  /// The page of a list; nil where no list has the name.
  static func listing(named name: String, _ registry: Registry) -> String? {
    if name == allCommands {
      return commandLists(registry).map(page).joined(separator: "\n\n")
    }
    return lists(registry).first { $0.name == name }.map(page)
  }

  /// The names of lists, each with a sentence.
  static func listings(_ registry: Registry) -> [(name: String, summary: String)] {
    [(allCommands, "All commands, with a sentence for each.")]
      + lists(registry).map { ($0.name, $0.summary) }
  }

  private static func lists(_ registry: Registry) -> [Listing] {
    commandLists(registry) + [
      Listing(
        name: "filters", summary: "What takes the value on its left.",
        rows: specs(Filter.all.map(\.spec))),
      Listing(
        name: "functions", summary: "What gives a value and does nothing else.",
        rows: Function.all.map { ($0.usage, $0.summary) }),
    ]
  }

  private static func page(of list: Listing) -> String {
    "\(list.name): \(list.summary.prefix(1).lowercased())\(list.summary.dropFirst())\n"
      + HelpLayout.table(list.rows)
  }

  /// The groups, and the session's own.
  private static func commandLists(_ registry: Registry) -> [Listing] {
    var lists = registry.groups.map { group in
      Listing(
        name: group.name, summary: group.summary,
        rows: specs(group.commands.map(\.spec)))
    }
    let own = registry.specs.filter { registry[$0.name] == nil }
    lists.append(
      Listing(name: "defs", summary: "What this session has defined.", rows: specs(own)))
    return lists.filter { !$0.rows.isEmpty }
  }

  /// What ``Apropos`` has found: names, what they are, and a sentence.
  package static func table(of hits: [Apropos.Hit]) -> String {
    let width = hits.map(\.name.count).max() ?? 0
    return HelpLayout.table(
      hits.map { ("\($0.name.padding(to: width))  \($0.kind)", $0.summary) })
  }

  private static func specs(_ specs: [CommandSpec]) -> [(label: String, text: String)] {
    specs.map { ($0.name, $0.summary) }
  }
}
