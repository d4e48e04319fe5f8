// MARK: def

extension Checker {
  /// A `def`, noted for ``checkDefinitions()``.
  mutating func check(_ syntax: DefinitionSyntax) -> CheckedStatement {
    let name = syntax.name
    // Without a name it could not be read.
    if name.text.isEmpty { return .nothing }
    if session != nil {
      report(
        "a `def` cannot stand within another one", at: name.range,
        hint: "let both stand at the top level")
    } else if let first = definitionSites[name.text] {
      let row = first.source.position(of: first.range.lower).row
      let place = first.source === source ? "row \(row)" : "\(first.source.name):\(row)"
      report(
        "there are two `def`s of the name `\(name.text)`", at: name.range,
        hint: "the first is in \(place.escapingControls())")
    } else {
      definitionSites[name.text] = Site(source, name.range)
      reportTakenName(name)
      pendingDefinitions.append((syntax, program))
    }
    return .nothing
  }

  private mutating func reportTakenName(_ name: NameSyntax) {
    let text = name.text
    let owner: String? =
      if ReservedWords.keywords.contains(text) {
        "a keyword"
      } else if registry[text] != nil || ReservedWords.commands.contains(text) {
        "the name of a command"
      } else if Function.named(text) != nil {
        "the name of a function"
      } else if scope.isVisible(text) || text == Scope.lastValue {
        "the name of a variable"
      } else {
        nil
      }
    if let owner {
      report(
        "`\(text)` is \(owner) and cannot be a `def`", at: name.range,
        hint: "choose another name, `my_\(text)` say")
    }
  }

  /// Checks the bodies of all `def`s: each may read whatever the session has, or is given by the
  /// program, wherever that stands.
  mutating func checkDefinitions() {
    let session = scope
    self.session = session
    for (syntax, program) in pendingDefinitions {
      self.program = program
      check(bodyOf: syntax)
    }
    scope = session
    self.session = nil
  }

  private mutating func check(bodyOf syntax: DefinitionSyntax) {
    scope = Scope()
    (loopDepth, blockDepth, lacksFile) = (0, 0, false)
    deferring = (syntax.body.statements, program)
    ownNames = Set(program.assignedNames(in: syntax.body.statements))
    for parameter in syntax.parameters {
      let kind = checkKind(of: parameter)
      if ownNames.contains(parameter.name.text), scope.isVisible(parameter.name.text) {
        report(
          "there are two parameters of the name `\(parameter.name.text)`", at: parameter.name.range)
      }
      ownNames.insert(parameter.name.text)
      _ = assign(parameter.name, StaticKind(ofParameter: kind))
    }
    checkOrderOfDefaults(syntax.parameters)
    let body = check(syntax.body.statements)
    ownNames = []
    guard let definition = registry.definition(of: syntax.name.text) else { return }
    definitions.append(
      CheckedDefinition(
        definition: definition, source: source, body: body, slotCount: scope.names.count))
  }

  /// A parameter that must be given cannot follow one that may be left out: nothing would tell which
  /// of the two an operand is for.
  private mutating func checkOrderOfDefaults(_ parameters: [ParameterSyntax]) {
    var optional: ParameterSyntax?
    for parameter in parameters {
      if parameter.defaultValue != nil {
        optional = optional ?? parameter
      } else if let optional {
        report(
          "`\(parameter.name.text)` must be given, but follows `\(optional.name.text)`, which may be"
            + " left out", at: parameter.range,
          hint: "let it stand before `\(optional.name.text)`, or give it a value too")
      }
    }
  }

  /// The kind that is written for a parameter, and whether its default is of it.
  private mutating func checkKind(of parameter: ParameterSyntax) -> Kind {
    var kind = Kind.any
    if let name = parameter.kind {
      if let named = Kind(named: name.text, registry: registry) {
        kind = named
      } else {
        report(
          "no kind `\(name.text)`", at: name.range,
          hint: Spelling.hint(for: name.text, among: registry.kindNames)
            ?? "the kinds are \(registry.kindNames.joined(separator: ", "))")
      }
    }
    guard case .literal(let value, let range)? = parameter.defaultValue, value != .null else {
      return kind
    }
    do {
      _ = try kind.value(from: value, for: parameter.name.text)
    } catch {
      report(error.message, at: range)
    }
    return kind
  }

  /// `return`, and what it gives.
  mutating func checkReturn(_ value: SourceSyntax?, _ range: SourceRange) -> CheckedStatement {
    let checked = value.map { check($0).value } ?? .constant(.null, range)
    if isDeferred {
      report("a deferred block gives nothing, and cannot `return`", at: range)
    } else if session == nil {
      report(
        "`return` stands in no `def`", at: range, hint: "`exit` ends the script")
    } else {
      scope.flow.jump = "return"
    }
    return .returnValue(checked)
  }
}

// MARK: param

extension Checker {
  /// Gives the program the variable `args`.
  mutating func declare(_ arguments: ScriptArguments) {
    guard let slot = scope.declare(ScriptArguments.variable) else { return }
    scope.flow.assign(slot, kind: .unknown)
  }

  /// `param`: an assignment of what the program was given.
  mutating func check(_ parameter: ParameterSyntax) -> CheckedStatement {
    let kind = checkKind(of: parameter)
    let name = parameter.name
    if session != nil || blockDepth > 0 {
      report(
        "`param` stands at the top level of a script, in no block", at: parameter.range,
        hint: "it holds for the whole script")
    } else if let first = parameterSites[name.text] {
      let row = first.source.position(of: first.range.lower).row
      report(
        "there are two `param`s of the name `\(name.text)`", at: name.range,
        hint: "the first is in row \(row)")
    }
    parameterSites[name.text] = parameterSites[name.text] ?? Site(source, name.range)
    let declared = Definition.Parameter(parameter, registry: registry)
    let given = arguments?.values[name.text] ?? declared.defaultValue
    if given == nil, arguments?.isUnknown != true {
      report(
        "`\(name.text)` has no value: nothing was given for it, and it has no default",
        at: parameter.range, hint: "write `param \(name.text) = …`, or run the file as a script")
    }
    let slot = assign(name, StaticKind(ofParameter: kind))
    return .assignment(slot: slot, .constant(given ?? .null, parameter.range))
  }
}
