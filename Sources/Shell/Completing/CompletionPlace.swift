import CommandLanguage
import LineEditing

/// A place in a text, and what the language and the session have for it.
struct CompletionPlace {
  let interpreter: Interpreter
  let request: CompletionRequest
  /// What is replaced, as written.
  let typed: String
  let range: Range<Int>
  let known: KnownValues
  private var registry: Registry { request.registry }

  init(
    interpreter: Interpreter, request: CompletionRequest, typed: String, range: Range<Int>
  ) {
    self.interpreter = interpreter
    self.request = request
    self.typed = typed
    self.range = range
    known = KnownValues(interpreter, request)
  }

  /// The parameter whose value stands here; nil where something else does.
  var parameter: ParameterSpec? {
    switch request.want {
    case .argument(let spec, let place): spec.operand(at: place)
    case .value(let parameter): parameter
    default: nil
    }
  }

  /// Whether a flag is being written in an operand's place.
  var isFlag: Bool {
    guard case .argument = request.want, request.command.takesFlags else { return false }
    return typed.hasPrefix("-")
  }

  /// What was typed of a word or a text, without its quotes and backslashes; nil where something in it
  /// is replaced.
  var meaning: String? { request.parts.text }

  /// All that could be written, whatever it begins with; paths and ids left out.
  var candidates: [Candidate] {
    switch request.want {
    case .statement: commands() + keywords + operands
    case .source: commands() + operands + callable
    case .expression: itemFields + operands + callable
    case .variable: variablesByKind
    case .field(let base): known.value(of: base)?.fields.filter(\.isName) ?? []
    case .flag(let spec): flags(of: spec)
    case .argument(let spec, let position):
      if isFlag, !isOrder {
        flags(of: spec)
      } else {
        spec.operand(at: position).map(values) ?? flags(of: spec)
      }
    case .value(let parameter): values(for: parameter)
    case .filter: Filter.all.map { Candidate($0.spec.name, summary: $0.spec.summary) }
    case .kind: registry.kindNames.map { Candidate($0) }
    }
  }

  /// Whether a field to order by may begin with the `-` that is there.
  private var isOrder: Bool { parameter?.kind == .field(isOrdered: true) }

  private func values(for parameter: ParameterSpec) -> [Candidate] {
    switch parameter.kind {
    case .choice(let choices): choices.map { Candidate($0, summary: setting($0)?.summary ?? "") }
    case .topic(let hasExamples):
      hasExamples && !numbersOfExamples.isEmpty ? numbersOfExamples : topics
    case .variable: variables
    case .command(let needsAPI): commands { $0.needsAPI || !needsAPI }
    case .settingValue: settingValues
    case .field(let isOrdered): fields(isOrdered: isOrdered)
    case .text, .rest: parameter.suggestions.map { $0().map { Candidate($0) } } ?? []
    case .any: variables.map { Candidate("$" + $0.text, summary: $0.summary) }
    case .path, .object, .expression, .integer, .number, .duration, .size, .time, .toggle: []
    }
  }
}

// MARK: Commands, flags and words

extension CompletionPlace {
  private func commands(where isMeant: (CommandSpec) -> Bool = { _ in true }) -> [Candidate] {
    registry.specs.filter(isMeant).map { Candidate($0.name, summary: $0.summary) }
  }

  private var keywords: [Candidate] { ReservedWords.opening.map { Candidate($0) } }

  /// The flags of a command that may still be given.
  private func flags(of spec: CommandSpec) -> [Candidate] {
    guard request.command.takesFlags else { return [] }
    let given = request.command.flags
    return spec.named.filter { $0.arity.isRepeated || !given.contains($0.name) }
      .map { Candidate("--" + $0.name, label: $0.helpLabel, summary: $0.help) }
  }

  /// The words that `help` knows: of two of one name, a command before an error, the first. Signs are
  /// left out: most would need quotes.
  private var topics: [Candidate] {
    var known: Set<String> = []
    return HelpText.entries(registry).filter {
      $0.name.first?.isSymbol == false && $0.name.first?.isPunctuation == false
        && known.insert($0.name).inserted
    }
    .map { Candidate($0.name, summary: $0.summary) }
  }

  /// The numbers of the examples that help has of what the words before name, with what each shows.
  private var numbersOfExamples: [Candidate] {
    let words = request.command.arguments.map { argument in
      if case .positional(.word(let word)) = argument { word.text ?? "" } else { "" }
    }
    let examples = HelpText.examples(of: words.joined(separator: " "), registry)
    return zip(1..., examples).map { Candidate("\($0)", summary: $1.explanation) }
  }

  private func setting(_ name: String) -> Setting? {
    guard case .argument(let spec, _) = request.want,
      spec.operands.contains(where: { $0.kind == .settingValue })
    else { return nil }
    return registry.settings.first { $0.name == name }
  }

  /// The words that the setting takes which the operand before names.
  private var settingValues: [Candidate] {
    guard case .positional(.word(let word))? = request.command.arguments.last, let name = word.text
    else { return [] }
    return setting(name)?.words.map { Candidate($0) } ?? []
  }
}

// MARK: Values

extension CompletionPlace {
  private var variables: [Candidate] { known.variables.map { Candidate(variable: $0) } }

  /// Variables in an expression, which goes on behind one that has fields.
  private var operands: [Candidate] {
    known.variables.map { variable in
      Candidate(variable: variable, isFinal: variable.value?.fields.isEmpty ?? true)
    }
  }

  /// Variables behind a `$`: those that the parameter takes stand first.
  private var variablesByKind: [Candidate] {
    let all = known.variables.map { variable in
      // Text may go on behind the name, which ends there by itself.
      (isTaken: isTaken(variable.value), candidate: Candidate(variable: variable, isFinal: false))
    }
    return all.filter(\.isTaken).map(\.candidate) + all.filter { !$0.isTaken }.map(\.candidate)
  }

  /// Whether the parameter at the cursor takes a value, or its items one by one.
  private func isTaken(_ value: KnownValue?) -> Bool {
    guard let parameter = request.command.parameter, case .value(let value)? = value else {
      return false
    }
    if case .list(let items) = value, parameter.arity.isRepeated {
      return items.allSatisfy(parameter.kind.takes)
    }
    return parameter.kind.takes(value)
  }

  /// Functions, and `def`s that are called like them.
  private var callable: [Candidate] {
    Function.all.map {
      Candidate($0.name + "(", label: $0.usage, summary: $0.summary, isFinal: false)
    }
      + registry.specs.filter { registry.definition(of: $0.name) != nil }.map {
        Candidate($0.name + "(", label: $0.usage, summary: $0.summary, isFinal: false)
      }
  }

  /// In an expression about an item: its fields, and the item.
  private var itemFields: [Candidate] {
    guard request.items != nil else { return [] }
    return (known.item?.fields.filter(\.isName) ?? [])
      + [Candidate(Filter.itemName, summary: "The item itself.", isFinal: false)]
  }

  /// The fields of an item as a filter's argument names them, within others too: `row_counts.total`.
  private func fields(isOrdered: Bool) -> [Candidate] {
    let sign = isOrdered && typed.hasPrefix("-") ? "-" : ""
    let path = typed.dropFirst(sign.count)
    let dot = path.lastIndex(of: ".")
    let owner = dot.map { path[..<$0] } ?? ""
    var value = known.item
    for name in owner.split(whereSeparator: { ".?".contains($0) }) {
      value = value?.member(String(name))
    }
    let start = dot.map { path[...$0] } ?? ""
    return value?.fields.filter(\.isName).map {
      Candidate(sign + start + $0.text, label: $0.text, summary: $0.summary, isFinal: $0.isFinal)
    } ?? []
  }
}

extension Candidate {
  /// - Parameter isFinal: false where more may follow at once.
  fileprivate init(variable: (name: String, value: KnownValue?), isFinal: Bool = true) {
    self.init(variable.name, summary: variable.value?.hint ?? "", isFinal: isFinal)
  }

  /// Whether it can stand behind a dot; other fields are read by `["…"]`.
  fileprivate var isName: Bool {
    text.utf8.enumerated().allSatisfy { place, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): place > 0
      default: false
      }
    } && !text.isEmpty
  }
}
