import CommandLanguage

/// Finds out what is known of the values that a text speaks of: those of the session, and those that the
/// text itself will make, as far as the declarations of its commands say.
struct KnownValues {
  let interpreter: Interpreter
  let registry: Registry
  /// What the text gives names to, up to the place that is asked about.
  private var names: ArraySlice<CompletionRequest.Binding>
  /// What is known of an item of what the filter at that place is given; nil outside of filters.
  private(set) var item: KnownValue?

  init(_ interpreter: Interpreter, _ request: CompletionRequest) {
    self.interpreter = interpreter
    registry = request.registry
    names = request.names[...]
    item = request.items.flatMap { value(of: $0)?.firstItem }
  }

  /// The same place, as one that no filter is around.
  private var outside: KnownValues {
    var outside = self
    outside.item = nil
    return outside
  }

  /// The names that may stand for values, in the order of their first assignment.
  var variables: [(name: String, value: KnownValue?)] {
    var variables = interpreter.variables.map {
      (name: $0.name, value: KnownValue?.some(.value($0.value)))
    }
    var places = Dictionary(
      variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var bound: Set<String> = []
    for binding in names where bound.insert(binding.name).inserted {
      let value = self.value(ofVariable: binding.name)
      if let place = places[binding.name] {
        variables[place].value = value
      } else {
        places[binding.name] = variables.count
        variables.append((name: binding.name, value: value))
      }
    }
    return variables
  }

  /// What is known of what an expression gives.
  func value(of expression: ExpressionSyntax) -> KnownValue? {
    switch expression {
    case .literal(let value, _): return .value(value)
    case .variable(let name):
      return name.hasDollar ? value(ofVariable: name.text) : value(ofName: name.text)
    case .list(let items, _): return .list(items.first.flatMap(value))
    case .record(let fields, _):
      return .record(fields.map { field in (field.key.text, { value(of: field.value) }) })
    case .member(let base, let name, _): return value(of: base)?.member(name.text)
    case .index(let base, let index, _): return item(of: base, at: index)
    case .parentheses(let source, _): return outside.value(of: source)
    case .binary(.otherwise, let value, _, _): return self.value(of: value)
    case .binary(.add, let value, _, _): return list(self.value(of: value))
    case .text, .unary, .binary, .call, .missing: return nil
    }
  }

  /// Of a name without a `$`, which may be a field of the item.
  private func value(ofName name: String) -> KnownValue? {
    guard let item else { return value(ofVariable: name) }
    return name == Filter.itemName ? item : item.member(name) ?? value(ofVariable: name)
  }

  private func value(ofVariable name: String) -> KnownValue? {
    if let index = names.lastIndex(where: { $0.name == name }) {
      var before = outside
      before.names = names[..<index]
      return before.value(of: names[index].origin)
    }
    if name == "_" { return .value(interpreter.lastValue) }
    return interpreter.variables.first { $0.name == name }.map { .value($0.value) }
  }

  /// What is known of what a name gets its value from.
  func value(of origin: CompletionRequest.Binding.Origin) -> KnownValue? {
    switch origin {
    case .source(let source): return value(of: source)
    case .item(let source): return value(of: source)?.firstItem
    case .error: return .fields(FieldSpec.ofError)
    case .parameter(let kind):
      guard let kind else { return nil }
      if kind.text == "path" { return .fields(FieldSpec.ofPath) }
      return object(kind.text)
    }
  }

  private func item(of base: ExpressionSyntax, at index: ExpressionSyntax) -> KnownValue? {
    guard let base = value(of: base) else { return nil }
    switch index {
    case .literal(.integer(let place), _): return base.item(at: place)
    case .unary(.negate, .literal(.integer(let place), _), _):
      // The least of all integers is its own negative.
      return base.item(at: 0 &- place)
    case .literal(.text(let name), _): return base.member(name)
    case .text(let parts, _): return parts.text.flatMap(base.member)
    case .binary(.range, _, _, _): return list(base)
    default: return base.firstItem
    }
  }

  /// What is known of it where it is a list.
  private func list(_ value: KnownValue?) -> KnownValue? {
    switch value {
    case .list, .value(.list): value
    default: nil
    }
  }
}

// MARK: Commands and filters

extension KnownValues {
  /// What is known of what a source gives.
  func value(of source: SourceSyntax) -> KnownValue? {
    switch source {
    case .expression(let expression): return value(of: expression)
    case .command(let command): return value(of: command)
    case .pipeline(let head, let filters):
      var value = value(of: head)
      for filter in filters {
        var within = self
        within.item = value?.firstItem
        value = within.value(of: filter, behind: value)
      }
      return value
    }
  }

  private func enclosed(in command: CommandSyntax) -> CommandSyntax? {
    if case .positional(.value(.parentheses(.command(let inner), _)))? = command.arguments.last {
      inner
    } else {
      nil
    }
  }

  private func value(of command: CommandSyntax) -> KnownValue? {
    switch registry.spec(of: command.name.text)?.result {
    case .object(let kind), .silent(let kind): object(kind)
    case .objects(let kind): .list(object(kind))
    case .objectOrObjects(let kind, let flag):
      command.hasFlag(flag) ? .list(object(kind)) : object(kind)
    case .path: .fields(FieldSpec.ofPath)
    case .paths: .list(.fields(FieldSpec.ofPath))
    case .records(let fields, _): .list(.fields(fields))
    case .enclosed: enclosed(in: command).flatMap(value)
    case .nothing, .never, .value, nil: nil
    }
  }

  private func object(_ kind: String) -> KnownValue? {
    registry.objectKind(named: kind).map(KnownValue.object)
  }

  private func value(of filter: CommandSyntax, behind value: KnownValue?) -> KnownValue? {
    guard let known = Filter.named(filter.name.text) else { return nil }
    switch known.gives {
    case .items: return value
    case .item: return filter.arguments.isEmpty ? value?.firstItem : value
    case .selection:
      let item = value?.firstItem
      let names = filter.arguments.compactMap { argument -> String? in
        if case .positional(.word(let word)) = argument { word.text } else { nil }
      }
      return .list(.record(names.map { name in (name, { item?.member(name) }) }))
    case .other:
      guard known.spec.operand(at: 0)?.kind == .expression,
        case .positional(.value(let expression))? = filter.arguments.first
      else { return nil }
      return .list(self.value(of: expression))
    }
  }
}

extension CommandSyntax {
  fileprivate func hasFlag(_ name: String) -> Bool {
    arguments.contains {
      if case .flag(let flag, _) = $0 { flag.text == name } else { false }
    }
  }
}
