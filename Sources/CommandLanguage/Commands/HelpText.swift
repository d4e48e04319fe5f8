/// A command's page, as `help NAME` and `gridsh --help` print it.
package enum HelpText {
  /// All that there is to say about a command.
  package static func page(for spec: CommandSpec) -> String {
    var sections = ["\(spec.usage)\n\(spec.summary)"]
    if !spec.discussion.isEmpty { sections.append(wrapped(spec.discussion)) }
    if !spec.parameters.isEmpty {
      sections.append(table(spec.parameters.map { ($0.helpLabel, $0.helpSentence) }))
    }
    if !spec.examples.isEmpty {
      let examples = spec.examples.map { "  # \($0.explanation)\n  \($0.input)" }
      sections.append("Examples:\n" + examples.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n")
  }

  /// The commands with their summaries, as `help` prints them.
  package static func list(_ registry: Registry) -> String {
    table(registry.commands.map { ($0.spec.name, $0.spec.summary) })
      + "\n\nhelp NAME says more of one."
  }

  /// What a function gives.
  package static func page(for function: Function) -> String {
    "\(function.usage)\n\(function.summary)"
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { label, text in
      "  " + label + String(repeating: " ", count: width - label.count) + "  " + text
    }.joined(separator: "\n")
  }

  /// A terminal is at least this wide.
  private static let columns = 80

  /// The paragraphs, broken between words.
  private static func wrapped(_ text: String) -> String {
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
