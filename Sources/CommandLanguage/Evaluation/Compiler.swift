/// A body's values: one for each slot.
typealias Frame = UnsafeMutablePointer<Value>
typealias Evaluate = (Frame) throws -> Value
typealias Condition = (Frame) throws -> Bool
typealias Execute = (Frame) throws -> Completion

/// How a statement ended.
enum Completion {
  case normal, brokeLoop, continuedLoop
  /// What the `def` gives.
  case returned(Value)
}

/// Turns a checked program into closures over its frame.
///
/// Closures over slots, specialised by the shape of their operands, are the fastest design that is
/// still read in one sitting; the decisions are in this target's documentation.
struct Compiler {
  var source: SourceText
  let interpreter: Interpreter
  /// The items that the filters around the place are about, the outermost first.
  var items: [CurrentItem] = []
  /// How many slots the frame has that this is compiled for.
  var frameSize = Scope.slotLimit
  /// Whether that is the frame of a `def`: what its statements give is dropped.
  var isDefinition = false

  func site(_ range: SourceRange) -> Site { Site(source, range) }

  /// Statements as a balanced tree of pairs: items of an array would be retained in each turn, and
  /// a list of pairs would be as deep as the program is long.
  func compile(_ statements: some RandomAccessCollection<CheckedStatement>) -> Execute {
    switch statements.count {
    case 0: return { _ in .normal }
    case 1: return compile(statements[statements.startIndex])
    case 2:
      if case .conditional(let branches, let otherwise) = statements[statements.startIndex],
        branches.count == 1, otherwise.isEmpty
      {
        return compile(
          branches[0], before: statements[statements.index(after: statements.startIndex)])
      }
      fallthrough
    default:
      let middle = statements.index(statements.startIndex, offsetBy: statements.count / 2)
      let pair = Pair(compile(statements[..<middle]), compile(statements[middle...]))
      return { frame in
        let completion = try pair.first(frame)
        if case .normal = completion { return try pair.second(frame) }
        return completion
      }
    }
  }

  private func compile(_ statement: CheckedStatement) -> Execute {
    switch statement {
    case .assignment(let slot, let expression):
      return compileAssignment(to: slot, expression)
    case .value(let expression, let isPrinted): return compileValue(expression, isPrinted)
    case .inclusion(let source, let statements): return including(source).compile(statements)
    case .conditional(let branches, let otherwise):
      return compile(branches, otherwise: otherwise)
    case .whileLoop(let condition, let body): return compileWhile(condition, body)
    case .forLoop(let slot, let sequence, let body): return compileFor(slot, sequence, body)
    case .breakLoop: return { _ in .brokeLoop }
    case .continueLoop: return { _ in .continuedLoop }
    case .returnValue(.variable(let slot, _, isCertain: true)):
      return { frame in .returned((frame + slot).copy) }
    case .returnValue(let expression):
      let value = compile(expression)
      return { frame in .returned(try value(frame)) }
    case .attempt(let body, let slot, let handler): return compileAttempt(body, slot, handler)
    case .expectation(let expression): return compileExpectation(expression)
    case .failureExpectation(let expected, let body, let range):
      return compileExpectation(of: expected, body, site(range))
    case .deferredCommand(let command): return compileDeferred(command)
    case .deferredBlock(let body):
      let (body, interpreter) = (compile(body), interpreter)
      return { frame in
        interpreter.deferrals.append { _ = try body(frame) }
        return .normal
      }
    case .nothing: return { _ in .normal }
    }
  }

  /// The same for the statements of a text that is sourced.
  func including(_ source: SourceText) -> Compiler {
    var compiler = self
    compiler.source = source
    return compiler
  }

  /// A statement that gives a value: `_` keeps it, and it is printed, but not in a `def`.
  ///
  /// - Parameter noting: is given the value before it is printed, unless that is null.
  func compileValue(
    _ expression: CheckedExpression, _ isPrinted: Bool, noting: ((Value) -> Void)? = nil
  ) -> Execute {
    let value = compile(expression)
    if isDefinition {
      return { frame in
        _ = try value(frame)
        return .normal
      }
    }
    let output = interpreter.output
    let noun = interpreter.nounOfItems(in: expression)
    return { frame in
      let result = try value(frame)
      if case .null = result { return .normal }
      frame[0] = result
      noting?(result)
      guard isPrinted else { return .normal }
      if let noun, case .list(let items) = result, items.isEmpty {
        try output.showNone(of: noun)
      } else {
        try output.show(result)
      }
      return .normal
    }
  }

  private func compile(_ branches: [CheckedBranch], otherwise: [CheckedStatement]) -> Execute {
    let isLast = otherwise.isEmpty
    let otherwise = compile(otherwise)
    let branches = branches.map { Branch(compileCondition($0.condition), compile($0.body)) }
    if branches.count == 1, let branch = branches.first {
      if isLast {
        return { frame in try branch.condition(frame) ? try branch.body(frame) : .normal }
      }
      return { frame in
        try branch.condition(frame) ? try branch.body(frame) : try otherwise(frame)
      }
    }
    return { frame in
      for branch in branches where try branch.condition(frame) { return try branch.body(frame) }
      return try otherwise(frame)
    }
  }

  /// `if … { … }` with what follows it, the shape of most bodies that recur: one step for two.
  private func compile(_ branch: CheckedBranch, before next: CheckedStatement) -> Execute {
    if branch.body.count == 1, case .returnValue(let first) = branch.body[0],
      case .returnValue(let second) = next
    {
      return compileChoice(branch.condition, first, second)
    }
    let branch = Branch(compileCondition(branch.condition), compile(branch.body))
    let pair = Pair(branch.body, compile(next))
    return { frame in
      if try branch.condition(frame) {
        let completion = try pair.first(frame)
        guard case .normal = completion else { return completion }
      }
      return try pair.second(frame)
    }
  }

  /// `if c { return a }; return b`, as a value that is one of two.
  private func compileChoice(
    _ condition: CheckedExpression, _ first: CheckedExpression, _ second: CheckedExpression
  ) -> Execute {
    let condition = compileCondition(condition)
    let values = Operands(compile(first), compile(second), site(first.range))
    return { frame in
      .returned(try condition(frame) ? try values.left(frame) : try values.right(frame))
    }
  }

  /// Two statements, in one piece as ``Operands`` are.
  private final class Pair {
    let first: Execute
    let second: Execute

    init(_ first: @escaping Execute, _ second: @escaping Execute) {
      self.first = first
      self.second = second
    }
  }

  /// One of several branches, in one piece likewise.
  private final class Branch {
    let condition: Condition
    let body: Execute

    init(_ condition: @escaping Condition, _ body: @escaping Execute) {
      self.condition = condition
      self.body = body
    }
  }

  private func compileWhile(_ condition: CheckedExpression, _ body: [CheckedStatement]) -> Execute {
    let condition = compileCondition(condition)
    let body = compile(body)
    let cancellation = interpreter.cancellation
    return { frame in
      while try condition(frame) {
        if cancellation.isRequested { throw cancellation.ending }
        switch try body(frame) {
        case .normal, .continuedLoop: continue
        case .brokeLoop: return .normal
        case .returned(let value): return .returned(value)
        }
      }
      return .normal
    }
  }

  /// What the check and the evaluator say of something that a loop cannot go through.
  static func sequenceMessage(given: String) -> String {
    "`for` goes through a list, a range or a record's keys, but is given \(given)"
  }

  /// What they say to do about it.
  static let sequenceHint = "a range counts, `1..5` say; `[x]` is a list of one"

  private func compileFor(
    _ slot: Int, _ sequence: CheckedExpression, _ body: [CheckedStatement]
  ) -> Execute {
    let site = site(sequence.range)
    let sequence = compile(sequence)
    let body = compile(body)
    let cancellation = interpreter.cancellation
    /// Runs the body for the item in the slot; what it gives ends the loop, unless that is nil.
    @inline(__always)
    func turn(_ frame: Frame) throws -> Completion? {
      if cancellation.isRequested { throw cancellation.ending }
      switch try body(frame) {
      case .normal, .continuedLoop: return nil
      case .brokeLoop: return .normal
      case .returned(let value): return .returned(value)
      }
    }
    return { frame in
      switch try sequence(frame) {
      case .range(let lower, let upper):
        if lower > upper { return .normal }
        var number = lower
        while true {
          (frame + slot).set(number)
          if let end = try turn(frame) { return end }
          if number == upper { return .normal }
          number &+= 1
        }
      case .list(let values):
        for value in values {
          frame[slot] = value
          if let end = try turn(frame) { return end }
        }
      case .record(let record):
        for key in record.keys {
          frame[slot] = .text(key)
          if let end = try turn(frame) { return end }
        }
      case let value:
        throw Failure(
          Compiler.sequenceMessage(given: value.described), kind: "wrong_kind",
          hint: Self.sequenceHint, site: site)
      }
      return .normal
    }
  }
}
