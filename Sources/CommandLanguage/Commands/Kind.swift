/// How an argument's bare word is read, and which values the parameter takes.
package enum Kind: Equatable, Sendable {
  /// A path or a glob.
  case path
  /// Any text.
  case text
  /// One of these texts.
  case choice([String])
  /// An API object of the kind so named: a variable that holds one, or an id.
  case object(String)
  /// An expression, or several with commas, to the end of the statement.
  case expression
  /// A whole number.
  case integer
  /// The name of a command or a function.
  case command
  /// The name of a variable.
  case variable
  /// A duration literal.
  case duration
  /// A size literal.
  case size
  /// A number, duration, size, true, false or null as such; else text.
  case any
  /// A flag that takes no value.
  case toggle

  /// What errors say that an argument must be: `a path`, `one of ready, partial`.
  package var phrase: String {
    switch self {
    case .path: "a path"
    case .text: "a text"
    case .choice(let choices): "one of \(choices.joined(separator: ", "))"
    case .object(let name): "a \(name)"
    case .expression: "an expression"
    case .integer: "a whole number"
    case .command: "the name of a command"
    case .variable: "the name of a variable"
    case .duration: "a duration"
    case .size: "a size"
    case .any: "a value"
    case .toggle: "a flag"
    }
  }

  /// What stands for a value in usage lines.
  package var placeholder: String {
    switch self {
    case .path: "PATH"
    case .text: "TEXT"
    case .choice(let choices): choices.joined(separator: "|")
    case .object(let name): name.uppercased()
    case .expression: "EXPRESSION"
    case .integer: "N"
    case .command, .variable: "NAME"
    case .duration: "TIME"
    case .size: "SIZE"
    case .any: "VALUE"
    case .toggle: ""
    }
  }
}
