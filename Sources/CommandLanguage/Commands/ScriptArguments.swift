/// What stands behind a script's name: values for its `param`s, and the rest.
package struct ScriptArguments: Sendable {
  /// The variable that holds the ``rest``.
  static let variable = "args"

  /// What is given for the parameters, by their names; defaults are left out.
  let values: [String: Value]
  /// The arguments that are no parameter's.
  let rest: [String]
  /// Whether they are still to come: then no parameter lacks its value.
  var isUnknown = false
  /// Whether the script's help is asked for instead of a run.
  package let asksForHelp: Bool

  /// The arguments of a program that is given none.
  package static let none = ScriptArguments(values: [:], rest: [], asksForHelp: false)

  /// The arguments of a program that is only checked.
  package static let unknown = {
    var unknown = none
    unknown.isUnknown = true
    return unknown
  }()

  private init(values: [String: Value], rest: [String], asksForHelp: Bool) {
    self.values = values
    self.rest = rest
    self.asksForHelp = asksForHelp
  }

  private static let help = Parameter.toggle("help", "Prints this page.")

  /// Reads the arguments of a script.
  ///
  /// - Throws: ``ArgumentError`` for one that is not declared, is missing, or is of the wrong kind.
  package init(_ arguments: [String], for script: ScriptSpec) throws(ArgumentError) {
    // Help is given to one who does not know yet what is required.
    let options = arguments.prefix { $0 != "--" }
    guard !options.contains("--help") else {
      self.init(values: [:], rest: [], asksForHelp: true)
      return
    }
    let bound = try ProgramArguments(arguments, spec: script.command, isInterspersed: true)
    var values: [String: Value] = [:]
    for parameter in script.command.parameters {
      guard let value = bound.values(of: parameter.name).first else { continue }
      values[parameter.name] = try parameter.kind.value(from: value, for: parameter.spelling)
    }
    self.init(values: values, rest: bound.rest, asksForHelp: false)
  }
}

/// What a script takes, drawn from its `param` statements.
package struct ScriptSpec: Sendable {
  /// The script as a command: its name, its help and its flags.
  package let command: CommandSpec

  /// - Parameters:
  ///   - name: the script's file, as it was given.
  ///   - parameters: its `param` statements and those of the files that it sources.
  init(name: String, parameters: [ParameterSyntax], registry: Registry) {
    var flags: [ParameterSpec] = []
    for syntax in parameters where !flags.contains(where: { $0.name == syntax.name.text }) {
      flags.append(
        Definition.Parameter(syntax, registry: registry).spec(isFlag: true, help: syntax.help))
    }
    command = CommandSpec(name, summary: "", parameters: flags)
  }
}
