extension Compiler {
  func compile(_ expression: CheckedExpression) -> Evaluate {
    switch expression {
    case .constant(let value, _): return { _ in value }
    case .variable(let slot, let name, let isCertain): return compileRead(slot, name, isCertain)
    case .text(let parts, _): return compileText(parts)
    case .list(let items, let range):
      let (items, site) = (items.map { compile($0) }, site(range))
      return { frame in
        try Operations.nesting(.list(try items.map { try $0(frame) }), site)
      }
    case .record(let fields, let range):
      let (fields, site) = (fields.map { (key: $0.key, value: compile($0.value)) }, site(range))
      return { frame in
        let record = Record(try fields.map { ($0.key, try $0.value(frame)) })
        return try Operations.nesting(.record(record), site)
      }
    case .unary(.negate, let operand, let range):
      let (operand, site) = (compile(operand), site(range))
      return { frame in try Operations.negate(try operand(frame), site) }
    case .unary(.not, _, _):
      let condition = compileCondition(expression)
      return { frame in .boolean(try condition(frame)) }
    case .binary(let symbol, let left, let right, let range):
      return compileBinary(symbol, left, right, range, expression)
    case .member(let base, let name, let isOptional, let nullMeaning, let range):
      let (base, site, members) = (compile(base), site(range), interpreter.members)
      return { frame in
        try members.member(
          of: try base(frame), name, isOptional: isOptional, nullMeaning: nullMeaning, site)
      }
    case .index(let base, let index, let range):
      let (base, index, site) = (compile(base), compile(index), site(range))
      let members = interpreter.members
      return { frame in try members.item(of: try base(frame), try index(frame), site) }
    case .call(let function, let arguments, let range):
      return compileCall(function, arguments, site(range))
    case .command(let command): return compile(command)
    }
  }

  private func compileRead(_ slot: Int, _ name: NameSyntax, _ isCertain: Bool) -> Evaluate {
    if isCertain { return { frame in frame[slot] } }
    let site = site(name.range)
    return { frame in
      if case .unset = frame[slot] {
        throw Failure(
          "`\(name.text)` has no value here: the path that led here does not assign it",
          kind: "unset_variable", hint: "give it a value before, `\(name.text) = null` say",
          site: site)
      }
      return frame[slot]
    }
  }

  private func compileText(_ parts: [CheckedTextPart]) -> Evaluate {
    let parts = parts.map { part -> Evaluate in
      switch part {
      case .bare(let text), .quoted(let text): return { _ in .text(text) }
      case .expression(let expression): return compile(expression)
      }
    }
    return { frame in
      var text = ""
      for part in parts { text += try part(frame).text }
      return .text(text)
    }
  }

  private func compileCall(_ function: Function, _ arguments: [CheckedExpression], _ site: Site)
    -> Evaluate
  {
    let arguments = arguments.map { compile($0) }
    return { frame in
      let values = try arguments.map { try $0(frame) }
      do {
        return try function.body(values)
      } catch let error as ArgumentError {
        throw Failure(error.message, kind: "wrong_kind", site: site)
      }
    }
  }

  private func compileBinary(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ range: SourceRange, _ whole: CheckedExpression
  ) -> Evaluate {
    let site = site(range)
    switch symbol {
    case .add: return arithmetic(Addition.self, left, right, site)
    case .subtract: return arithmetic(Subtraction.self, left, right, site)
    case .multiply: return arithmetic(Multiplication.self, left, right, site)
    case .remainder: return arithmetic(Remainder.self, left, right, site)
    case .divide:
      let (left, right) = (compile(left), compile(right))
      return { frame in try Operations.divide(try left(frame), try right(frame), site) }
    case .otherwise:
      let (left, right) = (compile(left), compile(right))
      return { frame in
        let value = try left(frame)
        return value == .null ? try right(frame) : value
      }
    case .range:
      let (left, right) = (compile(left), compile(right))
      return { frame in
        guard case (.integer(let lower), .integer(let upper)) = (try left(frame), try right(frame))
        else {
          throw Failure("`..` stands between whole numbers", kind: "wrong_kind", site: site)
        }
        return .range(lower, upper)
      }
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .notContained:
      let condition = compileCondition(whole)
      return { frame in .boolean(try condition(frame)) }
    }
  }

  /// One closure for each shape of operands that loops are made of; the rest is the last case.
  private func arithmetic<Operation: Arithmetic>(
    _: Operation.Type, _ left: CheckedExpression, _ right: CheckedExpression, _ site: Site
  ) -> Evaluate {
    switch (left, right) {
    case (.variable(let slot, _, true), .constant(.integer(let b), _)) where b != 0:
      return { frame in
        if case .integer(let a) = frame[slot] {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try Operations.arithmetic(Operation.self, frame[slot], .integer(b), site)
      }
    case (.variable(let first, _, true), .variable(let second, _, true))
    where Operation.symbol != .remainder:
      return { frame in
        if case .integer(let a) = frame[first], case .integer(let b) = frame[second] {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try Operations.arithmetic(Operation.self, frame[first], frame[second], site)
      }
    default:
      let (left, right) = (compile(left), compile(right))
      return { frame in
        let (a, b) = (try left(frame), try right(frame))
        if case .integer(let a) = a, case .integer(let b) = b, b != 0 {
          let (value, overflow) = Operation.integers(a, b)
          if !overflow { return .integer(value) }
        }
        return try Operations.arithmetic(Operation.self, a, b, site)
      }
    }
  }
}
