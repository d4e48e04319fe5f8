/// A command or a function that a text ends in, at a place where one of its arguments could begin.
package struct OpenCall: Equatable, Sendable {
  /// What has not been given yet, as usage lines have it: `PATH…`, `[--name TEXT]`; may be empty.
  package let missing: [String]

  /// A command, a `def` or a filter.
  ///
  /// - Parameter arguments: those that were given.
  init(_ spec: CommandSpec, behind arguments: [ArgumentSyntax]) {
    var given: Set<String> = []
    var places = 0
    for argument in arguments {
      switch argument {
      case .positional: places += 1
      case .flag(let name, _): given.insert(spec.flag(named: name.text)?.name ?? name.text)
      }
    }
    // An operand of a `def` that is given by name has no place.
    let operands = spec.operands.filter { !$0.isNamedOperand || !given.contains($0.name) }
    missing =
      operands.enumerated().compactMap { place, operand in
        if place < places, !(operand.arity.isRepeated && place == operands.count - 1) { return nil }
        let isRequired = operand.arity.isRequired && place >= places
        return isRequired ? operand.usageLabel : "[\(operand.usageLabel)]"
      }
      + spec.flags.filter { $0.arity.isRepeated || !given.contains($0.name) }.map {
        $0.arity.isRequired ? $0.usageLabel : "[\($0.usageLabel)]"
      }
  }

  /// A flag whose value could begin.
  init(_ flag: ParameterSpec) { missing = [flag.kind.placeholder] }

  /// A function, or a `def` that is called like one.
  ///
  /// - Parameters:
  ///   - usage: `round(x, digits)`.
  ///   - count: how many arguments were given.
  init(usage: String, behind count: Int) {
    let arguments = usage.drop { $0 != "(" }.dropFirst().split(separator: " ")
    missing = arguments.dropFirst(count).map(String.init)
  }
}
