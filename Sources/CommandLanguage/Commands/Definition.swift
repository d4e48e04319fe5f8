/// What is known of a `def` before its body is read: its name, its parameters and its help.
package struct Definition: Sendable {
  /// What programs call it.
  package let name: String
  /// In the order of the text.
  let parameters: [Parameter]
  /// What binding, help and completion read, as of any command.
  package let spec: CommandSpec

  /// A parameter: a variable of the `def` that has a value from its beginning.
  struct Parameter: Equatable, Sendable {
    let name: String
    let kind: Kind
    /// Its value where it is left out; nil where it must be given.
    let defaultValue: Value?
  }

  /// The header of a `def`, as written; a kind that there is not counts as `any`.
  init(_ syntax: DefinitionSyntax, registry: Registry) {
    name = syntax.name.text
    parameters = syntax.parameters.map { Parameter($0, registry: registry) }
    spec = CommandSpec(
      name, summary: syntax.help.first ?? "",
      discussion: syntax.help.dropFirst().joined(separator: "\n"),
      parameters: parameters.map { $0.spec(isFlag: false, help: []) }, result: .value)
  }

  /// Whether what was compiled to call this one may call the other in its place.
  func isCalledLike(_ other: Definition) -> Bool { parameters == other.parameters }
}

extension Definition: Equatable {
  package static func == (left: Definition, right: Definition) -> Bool {
    left.name == right.name && left.parameters == right.parameters
      && left.spec.summary == right.spec.summary && left.spec.discussion == right.spec.discussion
  }
}

extension Definition.Parameter {
  init(_ syntax: ParameterSyntax, registry: Registry) {
    let kind = syntax.kind.flatMap { Kind(named: $0.text, registry: registry) } ?? .any
    self.kind = kind
    name = syntax.name.text
    defaultValue = syntax.defaultValue.map { value in
      // A default of the wrong kind is an error of the check.
      guard case .literal(let literal, _) = value else { return .null }
      return (try? kind.value(from: literal, for: syntax.name.text)) ?? literal
    }
  }

  /// The parameter as commands have theirs: an operand that may be given by name, or a flag.
  ///
  /// - Parameter help: the rows of its help; its kind says as much where there are none.
  func spec(isFlag: Bool, help: [String]) -> ParameterSpec {
    let phrase = kind.phrase.prefix(1).uppercased() + kind.phrase.dropFirst() + "."
    var spec = ParameterSpec(
      name, kind: kind, help: help.isEmpty ? phrase : help.joined(separator: " "), isFlag: isFlag,
      arity: defaultValue == nil ? .one : .optional, defaultText: defaultValue?.described)
    spec.isNamedOperand = !isFlag
    return spec
  }
}
