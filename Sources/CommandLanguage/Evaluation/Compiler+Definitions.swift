extension Compiler {
  /// A `def`'s body; what it defers runs when it ends, however it does.
  func compile(_ definition: CheckedDefinition) -> Routine {
    var compiler = self
    compiler.source = definition.source
    compiler.frameSize = definition.slotCount
    compiler.isDefinition = true
    let body = compiler.compile(definition.body)
    guard definition.body.contains(where: \.defers) else {
      return Routine(definition, body)
    }
    let interpreter = interpreter
    return Routine(definition) { frame in
      let mark = interpreter.deferrals.count
      var completion = Completion.normal
      var ending: (any Error)?
      do { completion = try body(frame) } catch { ending = error }
      if let ending = interpreter.runDeferred(above: mark, after: ending) {
        throw ending
      }
      return completion
    }
  }

  /// A call: the arguments are reckoned, then the callee's frame is laid behind the caller's.
  func compile(_ call: DefinitionCall) -> Evaluate {
    let entrance = entrance(of: call)
    let arguments = entrance.arguments
    switch arguments.count {
    case 0: return { frame in try entrance.enter(frame + entrance.frameSize) }
    case 1:
      return { frame in
        let callee = frame + entrance.frameSize
        callee.initialize(to: try entrance.firstArgument(frame))
        return try entrance.enter(callee)
      }
    default:
      return { frame in
        let values = try arguments.map { try $0.evaluate(frame) }
        return try entrance.enter(frame, with: values)
      }
    }
  }

  /// A call whose arguments are reckoned at once, and which is carried out later.
  func compileDeferred(_ call: DefinitionCall) -> (Frame) throws -> () throws -> Void {
    let entrance = entrance(of: call)
    return { frame in
      let values = try entrance.arguments.map { try $0.evaluate(frame) }
      return { _ = try entrance.enter(frame, with: values) }
    }
  }

  private func entrance(of call: DefinitionCall) -> Entrance {
    Entrance(
      interpreter, interpreter.link(to: call.definition).target,
      zip(call.definition.parameters, call.operands).map { Item(compile($1, for: $0)) },
      frameSize: frameSize, site(call.range))
  }

  /// An argument as its parameter holds it.
  private func compile(_ operand: CheckedOperand, for parameter: Definition.Parameter) -> Evaluate {
    let site = site(operand.range)
    switch operand {
    case .path(let parts, _):
      let expand = compilePath(parts, site)
      return { frame in
        let paths = try expand(frame)
        guard paths.count == 1 else {
          throw Failure(
            "\(parameter.name) must be one path, but the pattern names \(paths.count) files",
            kind: "wrong_kind", hint: "go through them: `for f in files …`", site: site)
        }
        return .path(paths[0])
      }
    case .value(.constant(let value, _), _): return { _ in value }
    case .value(let expression, _):
      let value = compile(expression)
      if parameter.kind == .any { return value }
      return { frame in
        let given = try value(frame)
        do {
          return try parameter.kind.value(from: given, for: parameter.name.uppercased())
        } catch let error as ArgumentError {
          throw Failure(error.message, kind: "wrong_kind", site: site)
        }
      }
    }
  }
}

/// The way into a `def`, for one place that calls it; in one piece, as ``Operands`` are.
private final class Entrance {
  /// How many slots the caller has.
  let frameSize: Int
  let arguments: [Item]
  /// The first of these, which an item of a list would be retained for.
  let firstArgument: Evaluate
  private let stack: ValueStack
  private let target: UnsafeMutablePointer<Unmanaged<Routine>>
  private let cancellation: Cancellation
  private let site: Site

  init(
    _ interpreter: Interpreter, _ target: UnsafeMutablePointer<Unmanaged<Routine>>,
    _ arguments: [Item], frameSize: Int, _ site: Site
  ) {
    stack = interpreter.stack
    cancellation = interpreter.cancellation
    self.target = target
    self.arguments = arguments
    // Behind an optional it would be called through a thunk.
    firstArgument = arguments.isEmpty ? { _ in .null } : arguments[0].evaluate
    self.frameSize = frameSize
    self.site = site
  }

  /// Runs the body in a frame whose parameters have their values, and ends the frame.
  @inline(__always)
  func enter(_ callee: Frame) throws -> Value {
    try target.pointee._withUnsafeGuaranteedRef { routine in
      let state = stack.state
      if cancellation.isRequested || state.pointee.depth & ValueStack.depthStep == 0 {
        try check(callee, routine)
      }
      (callee + routine.parameterCount).fill(count: routine.variableCount)
      state.pointee.depth &+= 1
      let completion: Completion
      do {
        completion = try routine.execute(callee)
      } catch {
        state.pointee.depth &-= 1
        callee.release(count: routine.slotCount)
        throw located(error)
      }
      state.pointee.depth &-= 1
      callee.release(count: routine.slotCount)
      if case .returned(let value) = completion { return value }
      return .null
    }
  }

  /// The same with values that are at hand.
  func enter(_ frame: Frame, with values: [Value]) throws -> Value {
    let callee = frame + frameSize
    for (index, value) in values.enumerated() { (callee + index).initialize(to: value) }
    return try enter(callee)
  }

  /// What a body that is none any more says, at the place of its call.
  @inline(never)
  private func located(_ error: any Error) -> any Error {
    guard var failure = error as? Failure, failure.site == nil else { return error }
    failure.site = site
    return failure
  }

  /// Looks closely at what a call only glances at; what keeps it out ends its parameters.
  @inline(never)
  private func check(_ callee: Frame, _ routine: Routine) throws {
    do {
      try cancellation.check()
      if stack.isFull(from: callee) {
        throw Failure(
          "recursion is deeper than \(stack.state.pointee.depth) calls", kind: "too_deep",
          hint: "does it come to an end?", site: site)
      }
    } catch {
      callee.release(count: routine.parameterCount)
      throw error
    }
  }
}
