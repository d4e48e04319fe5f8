/// What a statement gave, once it has come to its end.
extension StatementSurvey {
  /// Items of a list whose ids are noted: nobody types the id of the thousandth.
  private static let itemLimit = 1_000

  /// The objects that a variable holds, or that the statement gave.
  ///
  /// Of a list only where another run would have the same order, since it was made at once or belongs to
  /// an object, and only those that a command takes: what an account lists is in no order that would
  /// last, and nobody asks for a row by its id.
  func objects(in value: Value, of name: String?) -> [RecordedStatement.HeldObject] {
    switch value {
    case .object(let handle) where !handle.id.isEmpty && (name != nil || givesObject):
      [.init(id: handle.id, kind: handle.kind.name, name: name, index: nil)]
    case .list(let items) where givesLastingList:
      items.prefix(Self.itemLimit).enumerated().compactMap { index, item in
        guard case .object(let handle) = item, !handle.id.isEmpty, isTaken(handle.kind) else {
          return nil
        }
        return .init(id: handle.id, kind: handle.kind.name, name: name, index: index)
      }
    default: []
    }
  }

  /// Whether a command takes objects of the kind.
  private func isTaken(_ kind: ObjectKind) -> Bool {
    interpreter.registry.commands.contains { command in
      command.spec.parameters.contains { $0.kind == .object(kind.name) }
    }
  }

  /// Whether the statement is a command that waits for a field.
  var waits: Bool { statement.form == .value && command?.spec.settledField != nil }

  private var command: BoundCommand? {
    if case .command(let command)? = value { command } else { nil }
  }

  /// Whether the object that it gives is its own, and not one of many that an account has.
  private var givesObject: Bool {
    if case .definition? = value { return true }
    return switch command?.spec.result {
    case .object, .objectOrObjects: true
    default: false
    }
  }

  private var givesLastingList: Bool {
    guard let command else { return false }
    switch command.spec.result {
    case .objectOrObjects: return true
    case .objects:
      return zip(command.spec.parameters, command.operands).contains { parameter, operands in
        if case .object = parameter.kind { !operands.isEmpty } else { false }
      }
    default: return false
    }
  }

  /// What the statement's command waited for, and what that came to; nothing where it does not wait.
  ///
  /// - Parameter lastCount: how many items `_` had before it, where that was a list.
  func settled(given: Value?, lastCount: Int?, _ frame: Frame) -> [RecordedStatement.Settled] {
    guard statement.form == .value, let command, let field = command.spec.settledField, let given,
      let place = command.spec.parameters.firstIndex(where: {
        if case .object = $0.kind { true } else { false }
      })
    else { return [] }
    let operands = command.operands[place]
    var results: [Value] = if case .list(let items) = given { items } else { [given] }
    var settled: [RecordedStatement.Settled] = []
    for operand in operands {
      let (count, range) = extent(of: operand, lastCount: lastCount, frame)
      let own = results.prefix(count ?? 1).map { $0.field(field) }
      results.removeFirst(min(count ?? 1, results.count))
      // What cannot be seen through may have given any number of results.
      if range == nil, operands.count > 1 { return [] }
      guard let first = own.first, let first, own.allSatisfy({ $0 == first }) else { continue }
      settled.append(
        .init(
          operand: range, isList: count != nil, isAlone: operands.count == 1, field: field,
          literal: first.literal))
    }
    return results.isEmpty ? settled : []
  }

  /// How many items an operand had, nil for one that is no list; and where it stands, if it can be
  /// written once more.
  private func extent(of operand: CheckedOperand, lastCount: Int?, _ frame: Frame) -> (
    Int?, SourceRange?
  ) {
    guard case .value(let expression, let range) = operand else { return (nil, nil) }
    let own = SourceRange(range.lower - start, range.upper - start)
    switch expression {
    case .variable(slot: 0, _, _): return (lastCount, own)
    case .variable(let slot, _, _):
      if case .list(let items) = frame[slot] { return (items.count, own) }
      return (nil, own)
    case .constant(.text, _), .index(.variable, .constant(.integer, _), _): return (nil, own)
    default: return (nil, nil)
    }
  }
}

extension Value {
  /// As the language writes it.
  fileprivate var literal: String {
    if case .text(let text) = self { QuotedText.quoted(text) } else { json }
  }

  /// A field of an object; nil where this is none, or has no such field.
  fileprivate func field(_ name: String) -> Value? {
    if case .object(let handle) = self { handle.record[name] } else { nil }
  }
}
