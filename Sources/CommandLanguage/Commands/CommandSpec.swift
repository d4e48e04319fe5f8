/// All that is known of a command before it runs.
///
/// Binding, usage, help, completion, highlighting, did-you-mean, the man page and the reference
/// read this and nothing else.
package struct CommandSpec: Sendable {
  /// What a program writes.
  package var name: String
  /// One sentence.
  package var summary: String
  /// Paragraphs for `help NAME`; may be empty.
  package var discussion: String
  /// In the order in which the command's closure receives them.
  package var parameters: [ParameterSpec]
  /// Shown by help and run by the tests.
  package var examples: [Example]
  /// What it gives.
  package var result: CommandResult
  /// Whether it talks to the API: a job that needs a key is refused before it begins.
  package var needsAPI: Bool
  /// Whether it says which account the session talks as: a job with it may need no key from outside.
  package var choosesAccount: Bool
  /// Whether it only serves the person at the prompt: `save` writes no statement with it.
  package var isForPerson = false
  /// The field of the objects that it gives which it has waited for: `save` writes behind it what that
  /// came to, as an `expect`.
  package var settledField: String?

  /// Describes a command; ``Command`` makes these together with what the command does.
  package init(
    _ name: String, summary: String, discussion: String = "", parameters: [ParameterSpec],
    examples: [Example] = [], result: CommandResult = .nothing, needsAPI: Bool = false,
    choosesAccount: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.parameters = parameters
    self.examples = examples
    self.result = result
    self.needsAPI = needsAPI
    self.choosesAccount = choosesAccount
  }

  /// Whether its last operand is another command.
  var takesCommand: Bool {
    if case .command? = operands.last?.kind { true } else { false }
  }

  /// The parameters that are told apart by their places.
  package var operands: [ParameterSpec] { parameters.filter { !$0.isFlag } }
  /// The parameters that are given by name.
  package var flags: [ParameterSpec] { parameters.filter(\.isFlag) }

  /// What may be given by name: flags, and the operands of a `def`.
  package var named: [ParameterSpec] { parameters.filter { $0.isFlag || $0.isNamedOperand } }

  /// The flag of a name, or of a letter.
  package func flag(named name: String) -> ParameterSpec? {
    named.first { $0.name == name || $0.short.map(String.init) == name }
  }

  /// The parameter that the operand at a place, from 0, belongs to.
  package func operand(at place: Int) -> ParameterSpec? {
    let operands = operands
    if place < operands.count { return operands[place] }
    return operands.last.flatMap { $0.arity.isRepeated ? $0 : nil }
  }

  /// One line: `create PATH… [--name TEXT] [--root]`.
  package var usage: String {
    let operands = operands.map { $0.arity.isRequired ? $0.usageLabel : "[\($0.usageLabel)]" }
    let flags = flags.map {
      $0.arity.isRequired ? $0.usageLabel : "[\($0.usageLabel)]"
    }
    return ([name] + operands + flags).joined(separator: " ")
  }
}

/// What a command gives.
package enum CommandResult: Equatable, Sendable {
  /// Null.
  case nothing
  /// Nothing, ever: it ends the run or raises an error.
  case never
  /// A value that a statement prints.
  case value
  /// A path; a statement prints it.
  case path
  /// A list of paths; a statement prints it.
  case paths
  /// A list of records with these fields, several of which are called so; a statement prints it.
  case records([FieldSpec], plural: String)
  /// An API object of the kind so named; a statement prints it.
  case object(String)
  /// A list of API objects of the kind so named; a statement prints it.
  case objects(String)
  /// An API object of the kind so named, and a list of them where the flag is given; a statement
  /// prints it.
  case objectOrObjects(String, flag: String)
  /// A value that a statement does not print: the command acts, `(wait k)` still gives it.
  case silent(object: String)
  /// What the command gives that stands within it; printed where that one's is.
  case enclosed

  /// Whether a statement prints it.
  package var isPrinted: Bool {
    switch self {
    case .value, .path, .paths, .records, .object, .objects, .objectOrObjects: true
    case .nothing, .never, .silent, .enclosed: false
    }
  }

  /// The kind of API object that it is, where it is one.
  package var objectKind: String? {
    switch self {
    case .object(let name), .silent(let name), .objectOrObjects(let name, _): name
    case .nothing, .never, .value, .path, .paths, .records, .objects, .enclosed: nil
    }
  }

  /// The kind of the API objects in the list that it is, where it is one.
  package var listedKind: String? {
    if case .objects(let name) = self { name } else { nil }
  }
}

/// A line that a user could type, and what it prints on the sandbox; run by the tests.
package struct Example: Sendable {
  /// What is typed.
  package var input: String
  /// One sentence.
  package var explanation: String
  /// Without the last newline; nil where the output is too long to show.
  package var output: String?

  /// Shows a use of a command.
  package init(_ input: String, _ explanation: String, prints output: String? = nil) {
    self.input = input
    self.explanation = explanation
    self.output = output
  }
}
