/// The reference of commands and functions, in Markdown and as a man page, from the registry alone.
package enum Reference {
  /// - Parameter programs: the ways to call the program itself, as declared.
  package static func markdown(_ registry: Registry, programs: [CommandSpec]) -> String {
    var text = "# Reference\n\nMade from the declarations by `gridsh --reference`; edit those.\n"
    text += "\n## The program\n"
    for spec in programs { text += markdown(spec) }
    text += "\n## The language\n\n"
    for row in LanguagePage.text.split(separator: "\n", omittingEmptySubsequences: false) {
      text += row.isEmpty ? "\n" : "    \(row)\n"
    }
    for group in Topic.Group.allCases { text += chapter(group, registry) }
    text += "\n## Commands\n"
    for command in registry.commands { text += markdown(command.spec) }
    text += "\n## Filters\n"
    for filter in Filter.all { text += markdown(filter.spec) }
    text += "\n## Functions\n\n| function | gives |\n| --- | --- |\n"
    for function in Function.all { text += "| `\(function.usage)` | \(function.summary) |\n" }
    for kind in registry.objectKinds {
      text += "\n## Fields of `\(kind.name)`\n\n| field | what it is |\n| --- | --- |\n"
      text += rows(kind.fields, below: "")
    }
    return text
  }

  private static func markdown(_ spec: CommandSpec) -> String {
    var text = "\n### \(spec.name)\n\n    \(spec.usage)\n\n\(spec.summary)\n"
    if !spec.discussion.isEmpty { text += "\n\(spec.discussion)\n" }
    if !spec.parameters.isEmpty {
      text += "\n| argument | meaning |\n| --- | --- |\n"
      for parameter in spec.parameters {
        let label = parameter.helpLabel.replacing("|", with: "\\|")
        text += "| `\(label)` | \(parameter.helpSentence) |\n"
      }
    }
    return text + examples(spec.examples)
  }

  private static func chapter(_ group: Topic.Group, _ registry: Registry) -> String {
    var text = "\n## \(group.title)\n"
    for topic in registry.topics where topic.group == group {
      let names = topic.heading.map { "`\($0)`" }.joined(separator: ", ")
      text += "\n### \(names)\n\n"
      if let usage = topic.usage { text += "    \(usage)\n\n" }
      text += topic.summary + "\n"
      for part in [topic.discussion, topic.advice] where !part.isEmpty { text += "\n\(part)\n" }
      text += examples(topic.examples)
    }
    return text
  }

  private static func examples(_ examples: [Example]) -> String {
    var text = ""
    for example in examples {
      text += "\n\(example.explanation)\n\n    > \(example.input)\n"
      for row in (example.output ?? "").split(separator: "\n") { text += "    \(row)\n" }
    }
    return text
  }

  private static func rows(_ fields: [FieldSpec], below path: String) -> String {
    fields.map {
      "| `\(path)\($0.name)` | \($0.summary) |\n" + rows($0.fields, below: path + $0.name + ".")
    }.joined()
  }

  /// A page for man(1), in the macros of man(7).
  package static func man(_ registry: Registry, programs: [CommandSpec], version: String) -> String
  {
    var page = ".TH GRIDSH 1 \"\" \"gridsh \(version)\" \"User Commands\"\n"
    page +=
      ".SH NAME\ngridsh \\- an unofficial shell for the Datagrid Knowledge API\n.SH SYNOPSIS\n"
    for spec in programs { page += ".B \(roff(spec.usage))\n.br\n" }
    for spec in programs {
      page += ".SH \(roff(spec.name.uppercased()))\n\(roff(spec.summary))\n"
      for paragraph in spec.discussion.split(separator: "\n") {
        page += ".PP\n\(roff(String(paragraph)))\n"
      }
      for parameter in spec.parameters {
        page += entry(parameter.helpLabel, parameter.helpSentence)
      }
    }
    page += ".SH COMMANDS\n"
    for command in registry.commands {
      page += entry(command.spec.usage, command.spec.summary)
    }
    page += ".SH FILTERS\n"
    for filter in Filter.all { page += entry("| " + filter.spec.usage, filter.spec.summary) }
    page += ".SH FUNCTIONS\n"
    for function in Function.all { page += entry(function.usage, function.summary) }
    for group in Topic.Group.allCases {
      page += ".SH \(group.manualTitle)\n"
      for topic in registry.topics where topic.group == group {
        let text = [topic.summary, topic.advice].filter { !$0.isEmpty }.joined(separator: " ")
        page += entry(topic.usage ?? topic.heading.joined(separator: ", "), text)
      }
    }
    return page
  }

  private static func entry(_ label: String, _ text: String) -> String {
    ".TP\n.B \(roff(label))\n\(roff(text))\n"
  }

  /// Backslashes and hyphens as themselves; no line begins with a control character.
  private static func roff(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}

extension Topic.Group {
  /// The section of the manual page; man(7) has a name for the exit codes.
  fileprivate var manualTitle: String {
    self == .exitCode ? "EXIT STATUS" : title.uppercased()
  }
}
