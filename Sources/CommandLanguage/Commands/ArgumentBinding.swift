/// Sorts a command's arguments to its parameters.
struct ArgumentBinding {
  /// What was written for each parameter, in the order of the declaration.
  private(set) var operands: [[OperandSyntax]]
  /// What is wrong with the arguments.
  private(set) var diagnostics: [Diagnostic] = []
  private let spec: CommandSpec
  private let source: SourceText
  /// The parameters that operands are sorted to: those of a `def` that are given by name are not
  /// among them.
  private var places: [ParameterSpec]

  /// Binds what can be bound and reports the rest: unknown and doubled flags, flags without their
  /// value, operands too many and too few.
  ///
  /// - Parameter source: where the command stands.
  static func bind(_ syntax: CommandSyntax, to spec: CommandSpec, in source: SourceText)
    -> ArgumentBinding
  {
    var binding = ArgumentBinding(spec, source)
    binding.leaveOut(syntax.arguments)
    var count = 0
    for argument in syntax.arguments {
      switch argument {
      case .positional(let operand):
        binding.bind(operand, at: count)
        count += 1
      case .flag(let name, let operand): binding.bind(name, operand)
      }
    }
    binding.requireAll(at: syntax.range)
    return binding
  }

  private init(_ spec: CommandSpec, _ source: SourceText) {
    self.spec = spec
    self.source = source
    places = spec.operands
    operands = Array(repeating: [], count: spec.parameters.count)
  }

  private mutating func leaveOut(_ arguments: [ArgumentSyntax]) {
    guard places.contains(where: \.isNamedOperand) else { return }
    for case .flag(let name, _) in arguments {
      places.removeAll { $0.isNamedOperand && $0.name == name.text }
    }
  }

  /// The parameter that the operand at a place, from 0, belongs to.
  private func parameter(at place: Int) -> ParameterSpec? {
    if place < places.count { return places[place] }
    return places.last.flatMap { $0.arity.isRepeated ? $0 : nil }
  }

  private mutating func bind(_ operand: OperandSyntax, at position: Int) {
    guard let parameter = parameter(at: position) else {
      let count = spec.operands.count
      let most = count == 1 ? "one argument at most" : "\(count) arguments at most"
      if position == places.count {
        report(
          "`\(spec.name)` takes \(count == 0 ? "no arguments" : most)", at: operand.range,
          hint: "write `\(spec.usage)`")
      }
      return
    }
    store(operand, for: parameter, given: operand.range)
  }

  private mutating func bind(_ name: NameSyntax, _ operand: OperandSyntax?) {
    guard let flag = spec.flag(named: name.text) else {
      report(
        "`\(spec.name)` has no flag `--\(name.text.escapingControls())`", at: name.range,
        hint: Spelling.nearest(to: name.text, among: spec.named.map(\.name)).map {
          "did you mean `--\($0)`?"
        } ?? "write `\(spec.usage)`")
      return
    }
    guard flag.kind != .toggle else {
      if let operand { report("`--\(flag.name)` takes no value", at: operand.range) }
      store(.value(.literal(.boolean(true), name.range)), for: flag, given: name.range)
      return
    }
    guard let operand else {
      report(
        "`--\(flag.name)` needs \(flag.kind.phrase)", at: name.range,
        hint: "write `--\(flag.name) \(flag.kind.placeholder)`")
      return
    }
    store(operand, for: flag, given: name.range)
  }

  /// - Parameter range: where the parameter is named; an operand is where it stands.
  private mutating func store(
    _ operand: OperandSyntax, for parameter: ParameterSpec, given range: SourceRange
  ) {
    guard let index = spec.parameters.firstIndex(where: { $0.name == parameter.name }) else {
      return
    }
    if !operands[index].isEmpty, !parameter.arity.isRepeated {
      report(
        "`--\(parameter.name)` is given twice", at: range, hint: "leave one of them out")
      return
    }
    operands[index].append(operand)
  }

  private mutating func requireAll(at range: SourceRange) {
    guard !diagnostics.hasErrors else { return }
    for (parameter, given) in zip(spec.parameters, operands)
    where given.isEmpty && parameter.arity.isRequired {
      report(
        "`\(spec.name)` needs \(parameter.kind.phrase): \(parameter.spelling) is missing",
        at: range, hint: "write `\(spec.usage)`")
    }
  }

  private mutating func report(_ message: String, at range: SourceRange, hint: String? = nil) {
    diagnostics.append(Diagnostic(message, at: Site(source, range), hint: hint))
  }
}
