/// The pages of commands and topics, as `help NAME` and `gridsh --help` print it.
package enum HelpText {
  /// All that there is to say of whatever has a name, `if`, `retrieve` or `404`.
  ///
  /// - Throws: ``Failure`` for a name that nothing has, with the nearest one, or with what speaks of it.
  package static func page(of name: String, _ registry: Registry) throws -> String {
    if name == LanguagePage.name { return LanguagePage.text }
    var pages: [String] = []
    var examples = 0
    for subject in subjects(named: name, registry) {
      pages.append(page(for: subject, of: name, afterExamples: examples))
      examples += subject.examples.count
    }
    if let listing = listing(named: name, registry) { pages.append(listing) }
    if !pages.isEmpty { return pages.joined(separator: "\n\n") }
    throw Failure(
      "nothing is known of `\(name.escapingControls())`", kind: "unknown_command",
      hint: Spelling.hint(for: name, among: entries(registry).map(\.name))
        ?? Apropos.hint(for: name, registry)
        ?? "`help` lists the commands, filters, functions and keywords")
  }

  /// The examples on the page of a name, as they are numbered there; none where there is no page.
  package static func examples(of name: String, _ registry: Registry) -> [Example] {
    subjects(named: name, registry).flatMap(\.examples)
  }

  /// All names that have a page, each with one sentence.
  package static func entries(_ registry: Registry) -> [(name: String, summary: String)] {
    HelpSubject.all(registry).flatMap { subject in subject.names.map { ($0, subject.summary) } }
      + [(LanguagePage.name, "The whole language on one screen.")] + listings(registry)
  }

  /// All that there is to say about a command.
  package static func page(for spec: CommandSpec) -> String {
    page(for: HelpSubject(spec, as: .command), of: spec.name, afterExamples: 0)
  }

  private static func subjects(named name: String, _ registry: Registry) -> [HelpSubject] {
    HelpSubject.all(registry).filter { $0.names.contains(name) }
  }

  /// - Parameter count: how many examples stand above it.
  private static func page(
    for subject: HelpSubject, of name: String, afterExamples count: Int
  ) -> String {
    var sections = [HelpLayout.wrapped(subject.head, indent: 4)]
    if !subject.summary.isEmpty { sections[0] += "\n" + HelpLayout.wrapped(subject.summary) }
    if !subject.discussion.isEmpty { sections.append(HelpLayout.wrapped(subject.discussion)) }
    if !subject.advice.isEmpty {
      sections.append(HelpLayout.wrapped("What to do: " + subject.advice))
    }
    if !subject.parameters.isEmpty {
      sections.append(
        HelpLayout.table(subject.parameters.map { ($0.helpLabel, $0.helpSentence) }))
    }
    if !subject.examples.isEmpty {
      let numbered = zip((count + 1)..., subject.examples).map { number, example in
        "  \(number)  \(example.explanation)\n     \(example.input)"
      }
      sections.append(
        "Examples, which `help \(name) \(count + 1)` puts on the line:\n"
          + numbered.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n")
  }
}
