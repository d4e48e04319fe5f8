extension Parser {
  /// What each part of a text is; any text at all.
  ///
  /// A name counts as a variable wherever it stands when the text gives it a value anywhere: whether it has
  /// one in time is the check's to say.
  ///
  /// - Parameter variables: the session's.
  package static func marks(of source: SourceText, registry: Registry, variables: [String])
    -> MarkedText
  {
    let program = parseOnce(source, registry: registry, depth: 0)
    var parser = Parser(source, registry: registry.adding(program.tree.definitions))
    parser.marker = SyntaxMarker(
      names: program.tree.inclusions.isEmpty
        ? Set(variables + [Scope.lastValue] + program.assignedNames) : nil)
    _ = parser.parseStatements(inBlock: false)
    return MarkedText(marks: parser.marker?.marks ?? [], openCall: parser.marker?.openCall)
  }
}

extension ParsedProgram {
  /// The names that get a value somewhere, in the bodies of `def`s too.
  fileprivate var assignedNames: [String] {
    let program = LoadedProgram(parsed: self)
    return program.assignedNames(in: tree.statements)
      + tree.definitions.flatMap { definition in
        definition.parameters.map(\.name.text)
          + program.assignedNames(in: definition.body.statements)
      }
  }
}

// MARK: What the productions say

extension Parser {
  /// Notes what a part of the text is, but for what in it is noted already.
  mutating func mark(_ role: SyntaxMark.Role, _ range: SourceRange, isBegun: Bool = false) {
    marker?.add(role, range, isBegun: isBegun)
  }

  /// Moves over what stands here.
  mutating func pass(_ name: NameSyntax, as role: SyntaxMark.Role) {
    position = name.range.upper
    mark(role, name.range)
  }

  /// Notes what a name in the place of a value is.
  mutating func markVariable(_ name: NameSyntax) {
    guard marker != nil else { return }
    if piped != nil, !name.hasDollar, name.text != Filter.itemName {
      return mark(.field, name.range)
    }
    if knows(name.text) || (piped != nil && name.text == Filter.itemName) {
      return mark(.variable, name.rangeWithDollar)
    }
    let isBegun =
      beginsVariable(name.text)
      || (!name.hasDollar && (beginsFunction(name.text) || beginsKeyword(name.text)))
    mark(.unknownVariable, name.rangeWithDollar, isBegun: isBegun)
  }

  /// Notes that an expression stands where a command could: a name alone was perhaps meant as one.
  mutating func markHead(_ expression: ExpressionSyntax) {
    guard let last = marker?.marks.last, case .variable(let name) = expression,
      last.role == .unknownVariable, last.range == name.range
    else { return }
    let isBegun = isBegunHead(name.text)
    marker?.replaceLast(with: .unknownCommand, isBegun: isBegun)
  }

  /// Notes what the name of a command is.
  mutating func markCommand(_ name: NameSyntax) {
    guard marker != nil else { return }
    if registry.spec(of: name.text) != nil { return mark(.command, name.range) }
    if knows(name.text) { return mark(.variable, name.range) }
    mark(.unknownCommand, name.range, isBegun: isBegunHead(name.text))
  }

  /// Notes what a name behind a `|` is.
  mutating func markFilter(_ name: NameSyntax) {
    guard marker != nil else { return }
    let isKnown = Filter.named(name.text) != nil
    mark(
      isKnown ? .filter : .unknownFilter, name.range,
      isBegun: !isKnown && Filter.all.contains { $0.spec.name.hasPrefix(name.text) })
  }

  /// Notes what a flag is.
  ///
  /// - Parameter spec: whose it is; nil where that is not known.
  mutating func markFlag(_ name: NameSyntax, of spec: CommandSpec?) {
    guard marker != nil else { return }
    let isKnown = spec.map { $0.flag(named: name.text) != nil } ?? true
    mark(
      isKnown ? .flag : .unknownFlag, name.range,
      isBegun: !isKnown && spec?.named.contains { $0.name.hasPrefix(name.text) } == true)
  }

  /// Notes what a name before a `(` is.
  mutating func markFunction(_ name: NameSyntax) {
    guard marker != nil else { return }
    let isKnown = Function.named(name.text) != nil || registry.definition(of: name.text) != nil
    mark(isKnown ? .function : .unknownFunction, name.range)
  }

  /// Notes the arguments of a command that could follow, where the text ends.
  mutating func noteCall(of spec: CommandSpec, behind arguments: [ArgumentSyntax]) {
    marker?.openCall = OpenCall(spec, behind: arguments)
  }

  /// Notes the arguments of a function that could follow, where the text ends.
  mutating func noteCall(of function: NameSyntax, behind count: Int) {
    guard marker != nil else { return }
    let usage =
      Function.named(function.text)?.usage
      ?? registry.definition(of: function.text).map { definition in
        "\(function.text)(\(definition.parameters.map(\.name).joined(separator: ", ")))"
      }
    if let usage { marker?.openCall = OpenCall(usage: usage, behind: count) }
  }
}

// MARK: What is known, and what is begun

extension Parser {
  /// Whether a name is a variable's, as far as anybody asks what the names are.
  func knows(_ name: String) -> Bool { marker?.names?.contains(name) ?? true }

  private func isBegunHead(_ name: String) -> Bool {
    registry.commandNames.contains { $0.hasPrefix(name) }
      || registry.definitions.keys.contains { $0.hasPrefix(name) }
      || beginsVariable(name) || beginsFunction(name) || beginsKeyword(name)
  }

  private func beginsVariable(_ name: String) -> Bool {
    marker?.names?.contains { $0.hasPrefix(name) } ?? true
  }

  private func beginsFunction(_ name: String) -> Bool {
    Function.all.contains { $0.name.hasPrefix(name) }
      || registry.definitions.keys.contains { $0.hasPrefix(name) }
  }

  private func beginsKeyword(_ name: String) -> Bool {
    ReservedWords.keywords.contains { $0.hasPrefix(name) }
  }
}

extension NameSyntax {
  fileprivate var rangeWithDollar: SourceRange {
    hasDollar ? SourceRange(range.lower - 1, range.upper) : range
  }
}
