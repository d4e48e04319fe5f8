/// How an argument's bare word is read, and which values the parameter takes.
package enum Kind: Equatable, Sendable {
  /// A path or a glob.
  case path
  /// Any text.
  case text
  /// Words to the end of the command, a text together.
  case rest
  /// One of these texts.
  case choice([String])
  /// An API object of the kind so named: a variable that holds one, or an id.
  case object(String)
  /// An expression, or several with commas, to the end of the statement.
  case expression
  /// A whole number.
  case integer
  /// A number, whole or not.
  case number
  /// A word that help has a page for; where that has examples, the number of one may follow.
  case topic(hasExamples: Bool)
  /// The name of a variable.
  case variable
  /// A duration literal.
  case duration
  /// A size literal.
  case size
  /// A time, `2026-01-01` or `2026-01-01T10:00:00Z`.
  case time
  /// A field of an item, `row_counts.total`; with `-` before it for descending where it is ordered
  /// by.
  case field(isOrdered: Bool)
  /// A number, duration, size, true, false or null as such; else text.
  case any
  /// A value of the setting that the operand before it names; read as of any kind.
  case settingValue
  /// Another command with its arguments, to the end of the statement; one that talks to the API
  /// where that is needed.
  case command(needsAPI: Bool)
  /// A flag that takes no value.
  case toggle

  /// What errors say that an argument must be: `a path`, `one of ready, partial`.
  package var phrase: String {
    switch self {
    case .path: "a path"
    case .text, .rest: "a text"
    case .choice(let choices): "one of \(choices.joined(separator: ", "))"
    case .object(let name): "\("aeiou".contains(name.prefix(1)) ? "an" : "a") \(name)"
    case .expression: "an expression"
    case .integer: "a whole number"
    case .number: "a number"
    case .topic: "a word"
    case .variable: "the name of a variable"
    case .duration: "a duration"
    case .size: "a size"
    case .time: "a time"
    case .field(let isOrdered):
      isOrdered ? "a field, with `-` before it for descending" : "a field"
    case .any, .settingValue: "a value"
    case .command: "a command"
    case .toggle: "a flag"
    }
  }

  /// What stands for a value in usage lines.
  package var placeholder: String {
    switch self {
    case .path: "PATH"
    case .text, .rest: "TEXT"
    case .choice(let choices): choices.joined(separator: "|")
    case .object(let name): name.uppercased()
    case .expression: "EXPRESSION"
    case .integer, .number: "N"
    case .topic: "WORD"
    case .variable: "NAME"
    case .duration, .time: "TIME"
    case .size: "SIZE"
    case .field: "FIELD"
    case .any, .settingValue: "VALUE"
    case .command: "COMMAND"
    case .toggle: ""
    }
  }
}
