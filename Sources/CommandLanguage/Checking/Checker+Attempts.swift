extension Checker {
  /// `try`: the handler begins wherever the block was left.
  mutating func check(_ body: BlockSyntax, _ name: NameSyntax, handler: BlockSyntax)
    -> CheckedStatement
  {
    let before = scope.flow
    let statements = checkCaught(body)
    let after = scope.flow
    scope.flow = before
    expectAssignments(in: body.statements, of: program)
    // A statement of the block may have given a value, or what failed may have made one.
    if session == nil { scope.flow.assignPerhaps(0) }
    let slot = assign(name, .fields(.error))
    let handling = checkBlock(handler)
    scope.flow.join(after)
    return .attempt(statements, slot: slot, handler: handling)
  }

  /// A block whose errors are caught: what certainly raises one may be there for that.
  mutating func checkCaught(_ body: BlockSyntax) -> [CheckedStatement] {
    let outside = isCaught
    isCaught = true
    defer { isCaught = outside }
    return checkBlock(body)
  }

  /// What holds behind a block that was left somewhere in its midst.
  mutating func joinInterrupted(_ body: BlockSyntax, _ before: Flow) {
    scope.flow = before
    expectAssignments(in: body.statements, of: program)
  }

  /// `defer delete k`
  mutating func checkDeferred(_ command: CommandSyntax) -> CheckedStatement {
    let (value, _) = check(.command(command))
    if case .command(let bound) = value, bound.enclosed != nil {
      // The arguments of `defer` are read at once, those of an enclosed command when it runs.
      report(
        "`\(command.name.text)` with a command cannot be deferred", at: command.range,
        hint: "write `defer { \(command.name.text) … }`")
    }
    return .deferredCommand(value)
  }

  /// `defer { … }`, which runs when all that its surroundings assign may have a value, or may not.
  mutating func checkDeferred(_ body: BlockSyntax) -> CheckedStatement {
    let outside = (flow: scope.flow, loopDepth, isDeferred)
    expectAssignments(in: deferring.statements, of: deferring.program)
    scope.flow.forgetCertainty()
    (loopDepth, isDeferred) = (0, true)
    let statements = checkBlock(body)
    (scope.flow, loopDepth, isDeferred) = outside
    return .deferredBlock(statements)
  }
}
