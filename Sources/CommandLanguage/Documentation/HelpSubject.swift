/// Whatever help has a page for, seen alike: a command, a filter, a function, a topic.
struct HelpSubject {
  /// What it is, in a word.
  enum Kind {
    case command, filter, function
    case topic(Topic.Group)

    var word: String {
      switch self {
      case .command: "command"
      case .filter: "filter"
      case .function: "function"
      case .topic(let group): group.word
      }
    }
  }

  /// What it is called; each name finds it.
  let names: [String]
  let kind: Kind
  /// What its page begins with: how it is written.
  let head: String
  /// One sentence.
  let summary: String
  let discussion: String
  let advice: String
  let parameters: [ParameterSpec]
  let examples: [Example]

  init(_ spec: CommandSpec, as kind: Kind) {
    names = [spec.name]
    self.kind = kind
    head = if case .filter = kind { "… | " + spec.usage } else { spec.usage }
    summary = spec.summary
    discussion = spec.discussion
    advice = ""
    parameters = spec.parameters
    examples = spec.examples
  }

  private init(_ function: Function) {
    names = [function.name]
    kind = .function
    head = function.usage
    summary = function.summary
    discussion = ""
    advice = ""
    parameters = []
    examples = []
  }

  private init(_ topic: Topic) {
    names = topic.names
    kind = .topic(topic.group)
    let title = "\(topic.heading.joined(separator: ", ")): \(topic.group.label)"
    head = title + (topic.usage.map { "\n  \($0)" } ?? "")
    summary = topic.summary
    discussion = topic.discussion
    advice = topic.advice
    parameters = []
    examples = topic.examples
  }

  /// All of them: those that do something first.
  static func all(_ registry: Registry) -> [HelpSubject] {
    registry.specs.map { HelpSubject($0, as: .command) }
      + Filter.all.map { HelpSubject($0.spec, as: .filter) }
      + Function.all.map { HelpSubject($0) } + registry.topics.map { HelpSubject($0) }
  }
}
