/// Writes the statements of a plan as the rows of a script.
struct ScriptWriter {
  /// Some rows, and the statement that they are of.
  struct Block {
    let rows: [String]
    let statement: Int?
  }

  private let statements: [RecordedStatement]
  private let plan: ScriptPlan
  /// The folder in which the script will stand, with a slash behind it.
  private let folder: String
  /// The names that what held objects first is given.
  private var givenNames: [ScriptPlan.Giver: String] = [:]
  private var parameterNames: [String] = []
  /// The `param`s of the session's own that stand in the script so far.
  private var ownParameters: Set<String> = []

  init(
    _ statements: [RecordedStatement], _ plan: ScriptPlan, registry: Registry, folder: String
  ) {
    self.statements = statements
    self.plan = plan
    self.folder = folder
    var names = ScriptNames(statements, registry: registry)
    for parameter in plan.parameters {
      switch parameter {
      case .file(let path, _): parameterNames.append(names.name(forFile: path))
      case .object(_, let kind): parameterNames.append(names.name(forKind: kind))
      }
    }
    let order = { (giver: ScriptPlan.Giver) in (giver.statement, giver.variable ?? "") }
    for (giver, kind) in plan.givers.sorted(by: { order($0.key) < order($1.key) }) {
      givenNames[giver] = names.name(forKind: kind)
    }
  }

  /// The parameters, then the statements in their order.
  mutating func blocks() -> [Block] {
    var blocks = zip(plan.parameters, parameterNames).map { parameter, name in
      Block(rows: Self.rows(of: parameter, name), statement: nil)
    }
    if !blocks.isEmpty { blocks.append(Block(rows: [""], statement: nil)) }
    for (number, statement) in statements.enumerated() {
      switch plan.omissions[number] {
      case .silent: break
      case .because(let reason):
        blocks.append(Block(rows: Self.remark(on: statement, reason), statement: nil))
      case nil:
        let rows = rows(of: number)
        // Who expects the same as the script does need not say so twice.
        if let last = blocks.last, let waiting = last.statement,
          !statements[waiting].settled.isEmpty, last.rows.last == rows.first,
          rows.first?.hasPrefix("expect ") == true
        {
          blocks.removeLast()
          blocks.append(Block(rows: last.rows.dropLast(), statement: waiting))
        }
        blocks.append(Block(rows: rows, statement: number))
      }
    }
    return blocks
  }

  private static func rows(of parameter: ScriptPlan.Parameter, _ name: String) -> [String] {
    switch parameter {
    case .file(let path, _):
      ["## A file of the session.", "param \(name): path = \(QuotedText.quoted(path))"]
    case .object(let id, let kind):
      [
        "## A \(kind) that is there already.",
        "param \(name): \(kind) = \(QuotedText.quoted(id))",
      ]
    }
  }

  private static func remark(on statement: RecordedStatement, _ reason: String) -> [String] {
    if statement.text.isEmpty { return ["# Left out a statement: \(reason)."] }
    return ["# Left out, since \(reason):"]
      + statement.text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { "#   " + String($0).escapingControls() }
  }

  private mutating func rows(of number: Int) -> [String] {
    let statement = statements[number]
    if statement.form == .remarks { return statement.remarks }
    var text = rewritten(number, SourceRange(0, statement.text.utf8.count))
    if case .parameter(let name, let value) = statement.form,
      !ownParameters.insert(name).inserted
    {
      // A script has one `param` of a name.
      text = "\(name) = \(rewritten(number, value))"
    }
    var rows = statement.remarks
    if let kind = statement.raised {
      rows += ["expect error \(kind) {", "  " + text, "}"]
    } else if let name = givenNames[.init(statement: number, variable: nil)] {
      let keepsLast = plan.keepingLast.contains(number)
      rows += keepsLast ? [text, "\(name) = \(Scope.lastValue)"] : ["\(name) = \(text)"]
    } else {
      rows.append(text)
    }
    for variable in statement.assigned {
      guard let name = givenNames[.init(statement: number, variable: variable)] else { continue }
      rows.append("\(name) = \(variable)")
    }
    return rows + statement.settled.compactMap { expectation(of: $0, number) }
  }

  private func expectation(of settled: RecordedStatement.Settled, _ number: Int) -> String? {
    guard let subject = subject(of: settled, number) else { return nil }
    if settled.isList {
      return "expect (\(subject) | where \(settled.field) == \(settled.literal) | count) "
        + "== len(\(subject))"
    }
    return "expect \(subject).\(settled.field) == \(settled.literal)"
  }

  /// What was waited for, as an expression; nil where it cannot be written once more.
  private func subject(of settled: RecordedStatement.Settled, _ number: Int) -> String? {
    let last = settled.isAlone ? Scope.lastValue : nil
    guard let operand = settled.operand else { return last }
    for (place, found) in statements[number].places.enumerated() where found.range == operand {
      // A parameter is an id, which has no fields.
      if case .reference(.parameter)? = plan.segments[number]?[place]?.first { return last }
    }
    let text = rewritten(number, operand)
    return text.hasPrefix("$") ? String(text.dropFirst()) : text
  }
}

// MARK: Places

extension ScriptWriter {
  /// A part of a statement's text, with what its places become.
  private func rewritten(_ number: Int, _ range: SourceRange) -> String {
    let statement = statements[number]
    let bytes = Array(statement.text.utf8)
    var text: [UInt8] = []
    var position = range.lower
    for (place, found) in statement.places.enumerated()
    where found.range.lower >= position && found.range.upper <= range.upper {
      guard let written = written(found, plan.segments[number]?[place]) else { continue }
      text += bytes[position..<found.range.lower]
      text += written.utf8
      position = found.range.upper
    }
    text += bytes[position..<range.upper]
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands at a place in the script; nil where it stays as it is.
  private func written(_ place: RecordedStatement.Place, _ segments: [ScriptPlan.Segment]?)
    -> String?
  {
    switch place.meaning {
    case .endOfSave: return " --force"
    case .sourced(let path):
      let isBelow = path.hasPrefix(folder) && path.utf8.count > folder.utf8.count
      return QuotedText.quoted(isBelow ? String(path.dropFirst(folder.count)) : path)
    case .file:
      guard case .reference(let reference)? = segments?.first else { return nil }
      return "$" + name(of: reference)
    case .last:
      guard case .reference(let reference)? = segments?.first else { return nil }
      return name(of: reference)
    case .text(_, let use):
      guard let segments else { return nil }
      if segments.count == 1, case .reference(let reference) = segments[0] {
        return text(of: reference, as: use)
      }
      let parts = segments.map { segment in
        switch segment {
        case .literal(let text): QuotedText.escaped(text)
        case .reference(let reference): "${\(identifier(of: reference))}"
        }
      }
      return "\"\(parts.joined())\""
    }
  }

  private func text(of reference: ScriptPlan.Reference, as use: RecordedStatement.Use) -> String {
    switch use {
    case .object: name(of: reference)
    case .word: "$" + name(of: reference)
    case .any: "$" + identifier(of: reference)
    case .expression(let inFilter): (inFilter ? "$" : "") + identifier(of: reference)
    }
  }

  /// The id of what is referred to, as an expression.
  private func identifier(of reference: ScriptPlan.Reference) -> String {
    if case .parameter = reference { name(of: reference) } else { name(of: reference) + ".id" }
  }

  private func name(of reference: ScriptPlan.Reference) -> String {
    switch reference {
    case .parameter(let number): parameterNames[number]
    case .variable(let name, let index): name + Self.suffix(index)
    case .given(let giver, let index): (givenNames[giver] ?? Scope.lastValue) + Self.suffix(index)
    }
  }

  private static func suffix(_ index: Int?) -> String { index.map { "[\($0)]" } ?? "" }
}
