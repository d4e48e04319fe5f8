/// The arguments of the program itself, declared and bound as those of a command are.
package struct ProgramArguments {
  private let spec: CommandSpec
  private let values: [[Value]]
  /// What stood behind the operands: the script's own arguments.
  package let rest: [String]

  /// Binds the arguments of `main` to a declaration.
  ///
  /// Options stand before the first operand, `--` ends them; what stands behind the last operand
  /// that the declaration takes is the ``rest``, unread.
  ///
  /// - Parameter isInterspersed: whether options may stand behind operands too, and all operands are
  ///   the ``rest``: so a script reads its arguments.
  /// - Throws: ``ArgumentError`` for an unknown or doubled option, one without its value, a value
  ///   of the wrong kind.
  package init(_ arguments: [String], spec: CommandSpec, isInterspersed: Bool = false)
    throws(ArgumentError)
  {
    self.spec = spec
    var syntax: [ArgumentSyntax] = []
    var remaining = arguments[...]
    var operands = 0
    var passed: [String] = []
    while let argument = remaining.first, argument.isOption || isInterspersed {
      remaining = remaining.dropFirst()
      if argument == "--" { break }
      if argument.isOption {
        syntax.append(try Self.flag(argument, spec, &remaining))
      } else {
        passed.append(argument)
      }
    }
    while let argument = remaining.first, spec.operand(at: operands) != nil {
      remaining = remaining.dropFirst()
      syntax.append(.positional(Self.operand(argument)))
      operands += 1
    }
    let command = CommandSyntax(
      name: NameSyntax(text: spec.name, range: Self.nowhere), arguments: syntax,
      range: Self.nowhere)
    let binding = ArgumentBinding.bind(command, to: spec, in: SourceText("", name: spec.name))
    if let problem = binding.diagnostics.first { throw Self.error(problem) }
    var values: [[Value]] = []
    for (parameter, operands) in zip(spec.parameters, binding.operands) {
      values.append(try Self.read(operands, parameter))
    }
    self.values = values
    rest = passed + remaining
  }

  /// What was given for a parameter of the declaration.
  package subscript<Wrapped>(parameter: Parameter<Wrapped>) -> Wrapped {
    get throws(ArgumentError) {
      let index = spec.parameters.firstIndex { $0.name == parameter.spec.name }
      return try parameter.read(index.map { values[$0] } ?? [])
    }
  }

  /// What was given for the parameter of a name, read as its kind says.
  func values(of name: String) -> [Value] {
    spec.parameters.firstIndex { $0.name == name }.map { values[$0] } ?? []
  }

  private static let nowhere = SourceRange(0, 0)

  private static func flag(
    _ argument: String, _ spec: CommandSpec, _ remaining: inout ArraySlice<String>
  ) throws(ArgumentError) -> ArgumentSyntax {
    let parts = argument.drop { $0 == "-" }
      .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isLong = argument.hasPrefix("--")
    let flag = spec.flags.first {
      isLong ? $0.name == parts[0] : $0.short.map(String.init) == parts[0]
    }
    guard let flag else {
      let near = isLong ? Spelling.nearest(to: parts[0], among: spec.flags.map(\.name)) : nil
      let hint = near.map { "did you mean `--\($0)`?" } ?? "`--help` lists the options"
      throw ArgumentError("no option `\(argument.escapingControls())`; \(hint)")
    }
    let name = NameSyntax(text: flag.name, range: nowhere)
    if parts.count > 1 { return .flag(name, operand(parts[1])) }
    if flag.kind == .toggle { return .flag(name, nil) }
    guard let value = remaining.popFirst() else {
      throw ArgumentError("`\(argument)` needs \(flag.kind.phrase): \(flag.helpLabel)")
    }
    return .flag(name, operand(value))
  }

  private static func operand(_ text: String) -> OperandSyntax {
    .word(WordSyntax(parts: [.quoted(text)], range: nowhere))
  }

  private static func read(_ operands: [OperandSyntax], _ parameter: ParameterSpec)
    throws(ArgumentError) -> [Value]
  {
    var values: [Value] = []
    for operand in operands {
      switch operand {
      case .value: values.append(.boolean(true))
      case .word(let word):
        switch WordReading.read(word.text ?? "", as: parameter) {
        case .success(let value): values.append(value)
        case .failure(let error):
          throw ArgumentError(error.message + (error.hint.map { "; \($0)" } ?? ""))
        }
      }
    }
    return values
  }

  private static func error(_ problem: Diagnostic) -> ArgumentError {
    ArgumentError(problem.message + (problem.hint.map { "; \($0)" } ?? ""))
  }
}

extension String {
  fileprivate var isOption: Bool { hasPrefix("-") && self != "-" }
}
