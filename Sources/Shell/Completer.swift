package import CommandLanguage
package import LineEditing

/// Finds what could be written at the cursor: commands, flags, paths, variables, fields.
package struct Completer {
  let interpreter: Interpreter

  package init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// - Parameters:
  ///   - text: the whole statement.
  ///   - cursor: a UTF-8 offset into it; what stands behind it is left alone.
  package func complete(_ text: String, at cursor: Int) -> Completion {
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let source = SourceText(before, name: "<prompt>")
    guard let request = Parser.completion(atEndOf: source, registry: interpreter.registry) else {
      return Completion(replacing: cursor..<cursor, candidates: [])
    }
    let typed = source[request.range]
    let found =
      request.items.flatMap { candidates(for: request.want, ofItems: $0, typed: typed) }
      ?? candidates(for: request.want, typed: typed)
    return Completion(
      replacing: request.range.lower..<request.range.upper,
      candidates: found.filter { $0.text.hasPrefix(typed) || isPath(request.want) })
  }

  private func isPath(_ want: CompletionRequest.Want) -> Bool { parameter(of: want)?.kind == .path }

  private func parameter(of want: CompletionRequest.Want) -> ParameterSpec? {
    switch want {
    case .argument(let spec, let position): spec.operand(at: position)
    case .value(let parameter): parameter
    default: nil
    }
  }

  private func candidates(for want: CompletionRequest.Want, typed: String) -> [Candidate] {
    switch want {
    case .statement: commands() + keywords + variables()
    case .source: commands() + variables() + functions
    case .expression: variables() + functions
    case .variable: variables()
    case .field(let base): fields(of: base)
    case .flag(let spec): flags(of: spec)
    case .argument(let spec, let position):
      if typed.hasPrefix("-") {
        flags(of: spec)
      } else {
        spec.operand(at: position).map { values(for: $0, typed: typed) } ?? flags(of: spec)
      }
    case .value(let parameter): values(for: parameter, typed: typed)
    case .filter: Filter.all.map { Candidate($0.spec.name, summary: $0.spec.summary) }
    case .kind: interpreter.registry.kindNames.map { Candidate($0) }
    }
  }

  private func values(for parameter: ParameterSpec, typed: String) -> [Candidate] {
    switch parameter.kind {
    case .path: PathCompleter(interpreter.surroundings).candidates(for: typed)
    case .choice(let choices): choices.map { Candidate($0) }
    case .object(let kind): variables(of: kind)
    case .topic: topics
    case .variable: variables()
    case .command(let needsAPI): commands { $0.needsAPI || !needsAPI }
    case .settingValue:
      Set(interpreter.registry.settings.flatMap(\.words)).sorted().map { Candidate($0) }
    default: []
    }
  }

  private func commands(where isMeant: (CommandSpec) -> Bool = { _ in true }) -> [Candidate] {
    interpreter.registry.specs.filter(isMeant)
      .map { Candidate($0.name, summary: $0.summary) }
  }

  /// The words that `help` knows: of two of one name, a command before an error, the first. Signs are
  /// left out: most would need quotes.
  private var topics: [Candidate] {
    var known: Set<String> = []
    return HelpText.entries(interpreter.registry).filter {
      $0.name.first?.isSymbol == false && $0.name.first?.isPunctuation == false
        && known.insert($0.name).inserted
    }
    .map { Candidate($0.name, summary: $0.summary) }
  }

  private var keywords: [Candidate] { ReservedWords.opening.map { Candidate($0) } }

  var functions: [Candidate] {
    Function.all.map {
      Candidate($0.name + "(", label: $0.usage, summary: $0.summary, isFinal: false)
    }
  }

  private func flags(of spec: CommandSpec) -> [Candidate] {
    spec.named.map { Candidate("--" + $0.name, label: $0.helpLabel, summary: $0.help) }
  }

  private func variables(of kind: String? = nil) -> [Candidate] {
    interpreter.variables.filter { kind == nil || $0.value.holds(kind) }.map { variable in
      Candidate(variable.name, summary: variable.value.hint)
    }
  }

  private func fields(of base: ExpressionSyntax) -> [Candidate] {
    value(of: base).map(fields) ?? []
  }

  /// The fields that a value has.
  func fields(of value: Value) -> [Candidate] {
    switch value {
    case .object(let handle):
      handle.record.keys.map { key in
        Candidate(key, summary: handle.kind.fields.first { $0.name == key }?.summary ?? "")
      }
    case .record(let record): record.keys.map { Candidate($0) }
    case .path: ["name", "stem", "ext", "dir", "size", "exists"].map { Candidate($0) }
    default: []
    }
  }

  /// The value of a variable with a path, without running anything.
  func value(of expression: ExpressionSyntax) -> Value? {
    switch expression {
    case .variable(let name): interpreter.variables.first { $0.name == name.text }?.value
    case .member(let base, let name, _):
      switch value(of: base) {
      case .object(let handle)?: handle.record[name.text]
      case .record(let record)?: record[name.text]
      default: nil
      }
    default: nil
    }
  }
}

extension Value {
  /// Whether a parameter of the kind takes it: an object, or a list with one.
  fileprivate func holds(_ kind: String?) -> Bool {
    switch self {
    case .object(let handle): handle.kind.name == kind
    case .list(let values): values.contains { $0.holds(kind) }
    default: false
    }
  }

  /// What a completion list says of a variable.
  fileprivate var hint: String {
    guard case .object(let handle) = self else { return kindName }
    return [handle.record["name"]?.text, handle.record["status"]?.text].compactMap(\.self)
      .joined(separator: ", ")
  }
}
