/// The pages of commands and topics, as `help NAME` and `gridsh --help` print it.
package enum HelpText {
  /// All that there is to say of whatever has a name, `if`, `retrieve` or `404`.
  ///
  /// - Throws: ``Failure`` for a name that nothing has, with the nearest one.
  package static func page(of name: String, _ registry: Registry) throws -> String {
    if name == LanguagePage.name { return LanguagePage.text }
    let pages =
      [
        registry.spec(of: name).map { page(for: $0) },
        Filter.named(name).map { "… | " + page(for: $0.spec) },
        Function.named(name).map { page(for: $0) },
      ].compactMap(\.self)
      + registry.topics.filter { $0.names.contains(name) }.map { page(for: $0) }
    if !pages.isEmpty { return pages.joined(separator: "\n\n") }
    throw Failure(
      "nothing is known of `\(name.escapingControls())`", kind: "unknown_command",
      hint: Spelling.hint(for: name, among: entries(registry).map(\.name))
        ?? "`help` lists the commands, filters, functions and keywords")
  }

  /// All names that have a page, each with one sentence.
  package static func entries(_ registry: Registry) -> [(name: String, summary: String)] {
    let specs = registry.specs + Filter.all.map(\.spec)
    return specs.map { ($0.name, $0.summary) } + Function.all.map { ($0.name, $0.summary) }
      + [(LanguagePage.name, "The whole language on one screen.")]
      + registry.topics.flatMap { topic in topic.names.map { ($0, topic.summary) } }
  }

  /// All that there is to say about a command.
  package static func page(for spec: CommandSpec) -> String {
    var sections = [spec.usage + (spec.summary.isEmpty ? "" : "\n\(spec.summary)")]
    if !spec.discussion.isEmpty { sections.append(wrapped(spec.discussion)) }
    if !spec.parameters.isEmpty {
      sections.append(table(spec.parameters.map { ($0.helpLabel, $0.helpSentence) }))
    }
    if !spec.examples.isEmpty {
      sections.append(examples(spec.examples))
    }
    return sections.joined(separator: "\n\n")
  }

  /// What there is, as `help` prints it: the commands with their summaries, all else by name.
  package static func list(_ registry: Registry) -> String {
    let names = [
      ("Filters", Filter.all.map(\.spec.name)), ("Functions", Function.all.map(\.name)),
      ("Keywords", ReservedWords.keywords.sorted()),
    ]
    let lists = names.map { title, names in
      let rows = wrapped(names.joined(separator: " "), columns: columns - listIndent)
      return title.padding(to: listIndent)
        + rows.replacing("\n", with: "\n" + String(repeating: " ", count: listIndent))
    }
    return table(registry.specs.map { ($0.name, $0.summary) }) + "\n\n"
      + lists.joined(separator: "\n")
      + "\n\n`help language` shows the language on one screen, `help WORD` says more."
  }

  private static let listIndent = 11

  /// What there is to say of a topic.
  private static func page(for topic: Topic) -> String {
    var head = "\(topic.heading.joined(separator: ", ")): \(topic.group.label)"
    if let usage = topic.usage { head += "\n  \(usage)" }
    var sections = [head + "\n" + wrapped(topic.summary)]
    if !topic.discussion.isEmpty { sections.append(wrapped(topic.discussion)) }
    if !topic.advice.isEmpty { sections.append(wrapped("What to do: " + topic.advice)) }
    if !topic.examples.isEmpty { sections.append(self.examples(topic.examples)) }
    return sections.joined(separator: "\n\n")
  }

  private static func examples(_ examples: [Example]) -> String {
    "Examples:\n"
      + examples.map { "  # \($0.explanation)\n  \($0.input)" }.joined(separator: "\n")
  }

  /// What a function gives.
  private static func page(for function: Function) -> String {
    "\(function.usage)\n\(function.summary)"
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { label, text in
      "  " + label.padding(to: width) + "  " + text
    }.joined(separator: "\n")
  }

  /// A terminal is at least this wide.
  static let columns = 80

  /// The paragraphs, broken between words.
  static func wrapped(_ text: String, columns: Int = columns) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      var rows = [""]
      for word in paragraph.split(separator: " ") {
        if !rows[rows.count - 1].isEmpty, rows[rows.count - 1].count + word.count >= columns {
          rows.append("")
        }
        rows[rows.count - 1] += (rows[rows.count - 1].isEmpty ? "" : " ") + word
      }
      return rows.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension String {
  /// With blanks behind it, up to a width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
