/// Something to read about that declares nothing of its own: a keyword, a kind, an error, an exit code.
///
/// `help`, `explain`, the reference, the manual page and completion read this text and no other.
package struct Topic: Sendable {
  /// What a topic is; topics of a group stand together in the reference.
  package enum Group: String, CaseIterable, Sendable {
    case keyword, `operator`, kind, status, error, exitCode, setting

    /// What the page says behind the word.
    var label: String {
      switch self {
      case .keyword: "a keyword"
      case .operator: "an operator"
      case .kind: "a kind of value"
      case .status: "a status of a knowledge"
      case .error: "an error"
      case .exitCode: "an exit code"
      case .setting: "a setting"
      }
    }

    /// What it is, in a word.
    var word: String {
      switch self {
      case .exitCode: "exit code"
      default: rawValue
      }
    }

    /// The chapter of the reference.
    var title: String {
      switch self {
      case .keyword: "Keywords"
      case .operator: "Operators"
      case .kind: "Kinds of values"
      case .status: "Statuses of a knowledge"
      case .error: "Errors"
      case .exitCode: "Exit codes"
      case .setting: "Settings"
      }
    }
  }

  /// What it is called; the first name is shown, each finds it.
  package let names: [String]
  package let group: Group
  /// How it is written; nil where the name says it.
  package let usage: String?
  /// One sentence.
  package let summary: String
  /// What there is to know beyond the summary; may be empty.
  package let discussion: String
  /// What to do about it, of an error or a status; may be empty.
  package let advice: String
  /// Shown by help and run by the tests.
  package let examples: [Example]

  /// Describes a topic.
  package init(
    _ names: String..., in group: Group, usage: String? = nil, _ summary: String,
    discussion: String = "", advice: String = "", examples: [Example] = []
  ) {
    self.names = names
    self.group = group
    self.usage = usage
    self.summary = summary
    self.discussion = discussion
    self.advice = advice
    self.examples = examples
  }

  /// The name that is shown.
  package var name: String { names.first ?? "" }

  /// The names as a heading has them.
  var heading: [String] { group == .exitCode ? [name] : names }

  /// The topics of the language itself.
  package static let language = keywords + operators + kinds + errors + exitCodes
}

extension Topic {
  /// A setting, as it is declared.
  init(_ setting: Setting) {
    let value = setting.words.last ?? ""
    self.init(
      setting.name, in: .setting, usage: "set \(setting.name) VALUE", setting.summary,
      discussion:
        "It takes \(setting.phrase), and begins with `\(Setting.text(of: setting.initial))`.",
      examples: value.isEmpty
        ? [] : [Example("set \(setting.name) \(value)", "Changes it for the rest of the session.")])
  }
}
