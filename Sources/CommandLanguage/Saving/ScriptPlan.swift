/// Which statements of a session a script holds, and what their ids and paths become.
struct ScriptPlan {
  /// Why a statement is not in the script.
  enum Omission: Equatable {
    /// It failed, or served the person: nobody misses it.
    case silent
    /// The script says why.
    case because(String)
  }

  /// What held an object first: a variable behind a statement, or what the statement gave.
  struct Giver: Hashable {
    let statement: Int
    /// The variable; nil where it is the statement's value.
    let variable: String?
  }

  /// What is written in the place of an id, a path or `_`.
  enum Reference: Hashable {
    /// A variable of the session, or an item of it.
    case variable(String, index: Int?)
    /// What held it first, under a name that is still to be found.
    case given(Giver, index: Int?)
    /// A parameter of the script.
    case parameter(Int)
  }

  /// A piece of a text.
  enum Segment {
    case literal(String)
    case reference(Reference)
  }

  /// What the script is given.
  enum Parameter: Hashable {
    /// A file: its path as the session named it, and the same from the root.
    case file(String, whole: String)
    /// An object that the session did not make.
    case object(id: String, kind: String)
  }

  private(set) var omissions: [Int: Omission] = [:]
  /// What the places become, by statement and place; those that stay as they are are left out.
  private(set) var segments: [Int: [Int: [Segment]]] = [:]
  private(set) var parameters: [Parameter] = []
  /// Those whose values need a name of their own, with the kind of these values.
  private(set) var givers: [Giver: String] = [:]
  /// The statements that stay statements of a value all the same, since something reads `_` that cannot
  /// be told otherwise.
  private(set) var keepingLast: Set<Int> = []

  private let statements: [RecordedStatement]
  /// The variables whose values at this point come from nothing that is in the script.
  private var lost: Set<String>
  /// The variables that hold the objects of these ids at this point.
  private var holders: [String: Reference] = [:]
  /// What gave these objects first.
  private var origins: [String: (reference: Reference, kind: String)] = [:]
  /// The statement that gave `_` its value.
  private var lastGiver: Int?

  /// - Parameters:
  ///   - refusals: statements that a script cannot hold, and why.
  ///   - forgotten: variables that statements gave values which are not known any more.
  init(
    _ statements: [RecordedStatement], refusals: [Int: String], forgotten: Set<String>
  ) {
    self.statements = statements
    lost = forgotten
    let needed = Self.neededPreamble(of: statements)
    var latest: [String: Int] = [:]
    for (number, statement) in statements.enumerated() {
      if case .definition(let name) = statement.form, statement.outcome == .done {
        latest[name] = number
      }
    }
    for (number, statement) in statements.enumerated() {
      let omission =
        if case .definition(let name) = statement.form, let last = latest[name], last != number {
          Omission.silent
        } else if statement.isPreamble, !needed.contains(number) {
          Omission.silent
        } else {
          omission(of: statement, refused: refusals[number])
        }
      if let omission {
        omissions[number] = omission
        lose(statement)
      } else {
        resolve(number)
        keep(number)
      }
    }
  }

  /// The statements of the preamble that others need, themselves or for what they need.
  private static func neededPreamble(of statements: [RecordedStatement]) -> Set<Int> {
    var names: Set<String> = []
    for statement in statements where statement.outcome == .done && !statement.isPreamble {
      names.formUnion(statement.reads)
    }
    var needed: Set<Int> = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (number, statement) in statements.enumerated()
      where statement.isPreamble && !needed.contains(number) && statement.gives(anyOf: names) {
        needed.insert(number)
        names.formUnion(statement.reads)
        isGrowing = true
      }
    }
    return needed
  }

  private func omission(of statement: RecordedStatement, refused: String?) -> Omission? {
    switch statement.outcome {
    case .failed, .personal: return .silent
    case .secret: return .because("it may hold a key")
    case .done: break
    }
    if let refused { return .because(refused) }
    // What a `def` reads is what there is when it is called.
    if case .definition = statement.form { return nil }
    return statement.reads.sorted().first(where: lost.contains).map {
      .because("`\($0)` comes from a statement that is not here")
    }
  }

  // MARK: What is known behind a statement

  private mutating func lose(_ statement: RecordedStatement) {
    lost.formUnion(statement.assigned)
    forgetHolders(statement.assigned)
    if statement.changesLast {
      lost.insert(Scope.lastValue)
      lastGiver = nil
    }
  }

  private mutating func keep(_ number: Int) {
    let statement = statements[number]
    switch statement.form {
    case .assignment(let name), .parameter(let name, _): lost.remove(name)
    case .value, .definition, .remarks, .other: break
    }
    if statement.changesLast {
      lost.remove(Scope.lastValue)
      lastGiver = number
    }
    forgetHolders(statement.assigned)
    for object in statement.objects {
      if let name = object.name { holders[object.id] = .variable(name, index: object.index) }
      if origins[object.id] == nil, parameter(of: object.id) == nil {
        let giver = Giver(statement: number, variable: object.name)
        origins[object.id] = (.given(giver, index: object.index), object.kind)
      }
    }
  }

  private mutating func forgetHolders(_ names: [String]) {
    guard !names.isEmpty else { return }
    holders = holders.filter { _, holder in
      if case .variable(let name, _) = holder { !names.contains(name) } else { true }
    }
  }

  // MARK: Places

  private mutating func resolve(_ number: Int) {
    let statement = statements[number]
    for (place, found) in statement.places.enumerated() {
      switch found.meaning {
      case .text(let text, let use):
        guard let found = segments(of: text, use, in: statement) else { continue }
        segments[number, default: [:]][place] = found
      case .file(let path, let whole):
        let reference = parameter(.file(path, whole: whole))
        segments[number, default: [:]][place] = [.reference(reference)]
      case .last:
        guard let giver = lastGiver, statement.form == .value || statement.isAssignment,
          let object = statements[giver].objects.first(where: { $0.name == nil })
        else { continue }
        let reference = use(
          .given(Giver(statement: giver, variable: nil), index: nil), kind: object.kind)
        segments[number, default: [:]][place] = [.reference(reference)]
      case .sourced, .endOfSave: continue
      }
    }
    if statement.reads.contains(Scope.lastValue), statement.form != .value, !statement.isAssignment,
      let lastGiver
    {
      keepingLast.insert(lastGiver)
    }
  }

  /// The text with references in the place of ids; nil where it has none that are known.
  private mutating func segments(
    of text: String, _ use: RecordedStatement.Use, in statement: RecordedStatement
  ) -> [Segment]? {
    if let known = reference(to: text, in: statement) { return [.reference(known)] }
    if case .object(let kind, isCaught: false) = use {
      return [.reference(parameter(.object(id: text, kind: kind)))]
    }
    var isKnown = false
    let segments = IdentifierText.pieces(of: text).map { piece -> Segment in
      guard piece.mayBeIdentifier, let known = reference(to: piece.text, in: statement) else {
        return .literal(piece.text)
      }
      isKnown = true
      return .reference(known)
    }
    return isKnown ? segments : nil
  }

  /// What is written for an id; nil for one that the script has not met.
  private mutating func reference(to id: String, in statement: RecordedStatement) -> Reference? {
    // A `def` runs later, when its variable may hold another one.
    if case .definition = statement.form {} else if let holder = holders[id] { return holder }
    if let origin = origins[id] { return use(origin.reference, kind: origin.kind) }
    return parameter(of: id).map(Reference.parameter)
  }

  private mutating func use(_ reference: Reference, kind: String) -> Reference {
    if case .given(let giver, _) = reference { givers[giver] = kind }
    return reference
  }

  private func parameter(of id: String) -> Int? {
    parameters.firstIndex { if case .object(id, _) = $0 { true } else { false } }
  }

  private mutating func parameter(_ parameter: Parameter) -> Reference {
    let known = parameters.firstIndex { other in
      switch (other, parameter) {
      case (.file(_, let a), .file(_, let b)): a == b
      case (.object(let a, _), .object(let b, _)): a == b
      case (.file, .object), (.object, .file): false
      }
    }
    if let known { return .parameter(known) }
    parameters.append(parameter)
    return .parameter(parameters.count - 1)
  }
}

extension RecordedStatement {
  fileprivate var isAssignment: Bool { if case .assignment = form { true } else { false } }

  fileprivate func gives(anyOf names: Set<String>) -> Bool {
    guard outcome == .done else { return false }
    if case .definition(let name) = form { return names.contains(name) }
    return assigned.contains(where: names.contains)
  }
}
