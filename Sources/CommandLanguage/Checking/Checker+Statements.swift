extension Checker {
  mutating func check(_ statements: [StatementSyntax]) -> [CheckedStatement] {
    var checked: [CheckedStatement] = []
    checked.reserveCapacity(statements.count)
    for statement in statements {
      if let jump = scope.flow.jump {
        report(
          "this never runs: `\(jump)` stands before it", at: statement.range,
          hint: "put the `\(jump)` into a condition, or take this out")
        scope.flow.jump = nil
      }
      let before = scope.flow
      checked.append(check(statement))
      if keepsGoing, blockDepth == 0, session == nil {
        // Where the statement failed, what it should have assigned may have no value behind it.
        scope.flow.join(before)
      }
    }
    return checked
  }

  private mutating func check(_ statement: StatementSyntax) -> CheckedStatement {
    switch statement {
    case .assignment(let name, let source):
      let (value, kind) = check(source)
      let slot = assign(name, kind)
      return .assignment(slot: slot, value)
    case .source(let source):
      let before = diagnostics.count
      let value = check(source).value
      if session == nil { scope.flow.assignPerhaps(0) }
      if case .command(let command) = source, diagnostics.count == before,
        registry.spec(of: command.name.text)?.result == .never
      {
        scope.flow.jump = command.name.text
      }
      return .value(value, isPrinted: session == nil && isPrinted(value, of: source))
    case .inclusion(let inclusion): return check(inclusion)
    case .conditional(let conditional): return check(conditional)
    case .whileLoop(let condition, let body):
      expectAssignments(in: body.statements, of: program)
      let condition = checkCondition(condition)
      return .whileLoop(condition, checkLoop(body))
    case .forLoop(let name, let sequence, let body):
      let (sequence, kind) = checkSequence(sequence, isReported: !name.text.isEmpty)
      expectAssignments(in: body.statements, of: program)
      let before = scope.flow
      let slot = assign(name, kind)
      let statements = checkLoop(body)
      scope.flow.join(before)
      return .forLoop(slot: slot, in: sequence, statements)
    case .breakLoop(let range):
      checkIsInLoop("break", range)
      return .breakLoop
    case .continueLoop(let range):
      checkIsInLoop("continue", range)
      return .continueLoop
    case .definition(let definition): return check(definition)
    case .parameter(let parameter): return check(parameter)
    case .returnValue(let source, let range): return checkReturn(source, range)
    case .attempt(let body, let name, let handler): return check(body, name, handler: handler)
    case .expectation(let expression, _): return .expectation(checkCondition(expression))
    case .failureExpectation(let expected, let body, let range):
      let before = scope.flow
      let statements = checkCaught(body)
      joinInterrupted(body, before)
      return .failureExpectation(expected, statements, range)
    case .deferredCommand(let command, _): return checkDeferred(command)
    case .deferredBlock(let body, _): return checkDeferred(body)
    }
  }

  /// The statements of a block.
  mutating func checkBlock(_ block: BlockSyntax?) -> [CheckedStatement] {
    blockDepth += 1
    defer { blockDepth -= 1 }
    return check(block?.statements ?? [])
  }

  /// A sourced file, as if its text stood here; but no loop around it is its own.
  private mutating func check(_ inclusion: InclusionSyntax) -> CheckedStatement {
    guard let included = program[inclusion] else {
      lacksFile = true
      return .nothing
    }
    let outside = (program, loopDepth)
    (program, loopDepth) = (included, 0)
    defer {
      (program, loopDepth) = outside
      // A file may well end with `exit`, whoever sources it.
      scope.flow.jump = nil
    }
    return .inclusion(source, check(included.parsed.tree.statements))
  }

  private mutating func check(_ conditional: ConditionalSyntax) -> CheckedStatement {
    var branches: [CheckedBranch] = []
    var ends: [Flow] = []
    for branch in conditional.branches {
      let condition = checkCondition(branch.condition)
      let before = scope.flow
      branches.append(CheckedBranch(condition: condition, body: checkBlock(branch.body)))
      ends.append(scope.flow)
      scope.flow = before
    }
    let otherwise = checkBlock(conditional.otherwise)
    for end in ends { scope.flow.join(end) }
    return .conditional(branches, otherwise: otherwise)
  }

  /// What a loop goes through, with what is known of its items.
  private mutating func checkSequence(_ source: SourceSyntax, isReported: Bool) -> (
    CheckedExpression, StaticKind
  ) {
    let (sequence, kind) = check(source)
    switch sequence.certainKind {
    case .list, .record, .range, nil: break
    case .integer, .number, .text, .boolean, .duration, .size, .time, .path:
      if isReported, let given = sequence.certainPhrase {
        report(
          Compiler.sequenceMessage(given: given), at: source.range,
          hint: Compiler.sequenceHint)
      }
    }
    if case .list = kind { return (sequence, kind.item) }
    return (sequence, .unknown)
  }

  /// A body that may not run at all.
  private mutating func checkLoop(_ body: BlockSyntax) -> [CheckedStatement] {
    let before = scope.flow
    loopDepth += 1
    let statements = checkBlock(body)
    loopDepth -= 1
    scope.flow.join(before)
    return statements
  }

  private mutating func checkIsInLoop(_ word: String, _ range: SourceRange) {
    if loopDepth > 0 {
      scope.flow.jump = word
    } else {
      report(
        "`\(word)` stands in no loop", at: range,
        hint: source.includer == nil ? nil : "a loop around `source` is not the file's own")
    }
  }

  /// Whether the value of a statement is printed.
  private func isPrinted(_ value: CheckedExpression, of source: SourceSyntax) -> Bool {
    switch (source, value) {
    case (.command, .command(let command)): command.isPrinted
    case (.command(let command), _):
      registry.spec(of: command.name.text)?.result.isPrinted ?? false
    default: true
    }
  }
}
