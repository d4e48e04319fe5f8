/// A body's values: one for each slot.
typealias Frame = UnsafeMutablePointer<Value>
typealias Evaluate = (Frame) throws -> Value
typealias Condition = (Frame) throws -> Bool
typealias Execute = (Frame) throws -> Completion

/// How a statement ended.
enum Completion {
  case normal, brokeLoop, continuedLoop
}

/// Turns a checked program into closures over its frame.
///
/// Closures over slots, specialised by the shape of their operands, are the fastest design that is
/// still read in one sitting; the decisions are in this target's documentation.
struct Compiler {
  let source: SourceText
  let interpreter: Interpreter

  func site(_ range: SourceRange) -> Site { Site(source, range) }

  /// Statements as a balanced tree of pairs: items of an array would be retained in each turn, and
  /// a list of pairs would be as deep as the program is long.
  func compile(_ statements: some RandomAccessCollection<CheckedStatement>) -> Execute {
    switch statements.count {
    case 0: return { _ in .normal }
    case 1: return compile(statements[statements.startIndex])
    default:
      let middle = statements.index(statements.startIndex, offsetBy: statements.count / 2)
      let first = compile(statements[..<middle])
      let second = compile(statements[middle...])
      return { frame in
        let completion = try first(frame)
        return completion == .normal ? try second(frame) : completion
      }
    }
  }

  private func compile(_ statement: CheckedStatement) -> Execute {
    switch statement {
    case .assignment(let slot, let expression):
      let value = compile(expression)
      return { frame in
        frame[slot] = try value(frame)
        return .normal
      }
    case .value(let expression, let isPrinted):
      let value = compile(expression)
      let interpreter = interpreter
      return { frame in
        let result = try value(frame)
        if isPrinted { try interpreter.output.show(result) }
        return .normal
      }
    case .inclusion(let source, let statements):
      return Compiler(source: source, interpreter: interpreter).compile(statements)
    case .conditional(let branches, let otherwise):
      return compile(branches, otherwise: otherwise)
    case .whileLoop(let condition, let body): return compileWhile(condition, body)
    case .forLoop(let slot, let sequence, let body): return compileFor(slot, sequence, body)
    case .breakLoop: return { _ in .brokeLoop }
    case .continueLoop: return { _ in .continuedLoop }
    }
  }

  private func compile(_ branches: [CheckedBranch], otherwise: [CheckedStatement]) -> Execute {
    let otherwise = compile(otherwise)
    let branches = branches.map { Branch(compileCondition($0.condition), compile($0.body)) }
    if branches.count == 1, let branch = branches.first {
      let (condition, body) = (branch.condition, branch.body)
      return { frame in try condition(frame) ? try body(frame) : try otherwise(frame) }
    }
    return { frame in
      for branch in branches where try branch.condition(frame) { return try branch.body(frame) }
      return try otherwise(frame)
    }
  }

  /// One of several branches; a struct, because bare closures in an array are called through a
  /// thunk.
  private struct Branch {
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
        if try body(frame) == .brokeLoop { break }
      }
      return .normal
    }
  }

  /// What the check and the evaluator say of something that a loop cannot go through.
  static func sequenceMessage(given: String) -> String {
    "`for` goes through a list, a range or a record's keys, but is given \(given)"
  }

  private func compileFor(
    _ slot: Int, _ sequence: CheckedExpression, _ body: [CheckedStatement]
  ) -> Execute {
    let site = site(sequence.range)
    let sequence = compile(sequence)
    let body = compile(body)
    let cancellation = interpreter.cancellation
    /// Gives one item to the body; false ends the loop.
    func turn(_ frame: Frame, _ item: Value) throws -> Bool {
      if cancellation.isRequested { throw cancellation.ending }
      frame[slot] = item
      return try body(frame) != .brokeLoop
    }
    return { frame in
      switch try sequence(frame) {
      case .range(let lower, let upper):
        if lower <= upper {
          for number in lower...upper where try !turn(frame, .integer(number)) { break }
        }
      case .list(let values):
        for value in values where try !turn(frame, value) { break }
      case .record(let record):
        for key in record.keys where try !turn(frame, .text(key)) { break }
      case let value:
        throw Failure(
          Compiler.sequenceMessage(given: value.described), kind: "wrong_kind", site: site)
      }
      return .normal
    }
  }
}
