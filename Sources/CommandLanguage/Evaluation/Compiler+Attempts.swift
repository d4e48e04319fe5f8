extension Compiler {
  /// `try`: an error becomes a record; what ends the run is no error.
  func compileAttempt(_ body: [CheckedStatement], _ slot: Int, _ handler: [CheckedStatement])
    -> Execute
  {
    let (body, handler, interpreter) = (compile(body), compile(handler), interpreter)
    return { frame in
      do {
        return try body(frame)
      } catch let failure as Failure {
        interpreter.note(failure)
        frame[slot] = .record(failure.record)
      }
      return try handler(frame)
    }
  }

  /// Statements of the top level, each of which may fail: that is reported, and the next one runs.
  func compileGoingOn(_ statements: [CheckedStatement]) -> Execute {
    let interpreter = interpreter
    let steps = statements.map { statement -> Execute in
      if case .inclusion(let source, let statements) = statement {
        return including(source).compileGoingOn(statements)
      }
      let step = compile([statement])
      return { frame in
        do {
          return try step(frame)
        } catch let failure as Failure {
          interpreter.note(failure)
          interpreter.report(failure)
          return .normal
        }
      }
    }
    return { frame in
      for step in steps { _ = try step(frame) }
      return .normal
    }
  }

  /// `defer` of a command or a `def`: the arguments are read at once.
  func compileDeferred(_ command: CheckedExpression) -> Execute {
    let prepare: (Frame) throws -> () throws -> Void
    switch command {
    case .command(let command): prepare = compileDeferred(command)
    case .definition(let call): prepare = compileDeferred(call)
    default: return { _ in .normal }
    }
    let interpreter = interpreter
    return { frame in
      interpreter.deferrals.append(try prepare(frame))
      return .normal
    }
  }
}

extension CheckedStatement {
  /// Whether it defers something, or holds what does.
  var defers: Bool {
    switch self {
    case .deferredCommand, .deferredBlock: true
    case .inclusion(_, let body), .whileLoop(_, let body), .forLoop(_, _, let body),
      .failureExpectation(_, let body, _):
      body.contains(where: \.defers)
    case .conditional(let branches, let otherwise):
      branches.contains { $0.body.contains(where: \.defers) } || otherwise.contains(where: \.defers)
    case .attempt(let body, _, let handler):
      body.contains(where: \.defers) || handler.contains(where: \.defers)
    case .assignment, .value, .breakLoop, .continueLoop, .returnValue, .expectation, .nothing: false
    }
  }
}
