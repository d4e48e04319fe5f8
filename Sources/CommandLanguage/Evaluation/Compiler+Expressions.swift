extension Compiler {
  func compile(_ expression: CheckedExpression) -> Evaluate {
    switch expression {
    case .constant(let value, _): return { _ in value }
    case .variable(let slot, let name, let isCertain): return compileRead(slot, name, isCertain)
    case .text(let parts, _):
      let text = compileString(parts)
      return { frame in .text(try text(frame)) }
    case .list(let items, let range):
      let (items, site) = (items.map { Item(compile($0)) }, site(range))
      return { frame in
        try Operations.nesting(.list(try items.map { try $0.evaluate(frame) }), site)
      }
    case .record(let fields, let range):
      return compileRecord(fields, site(range))
    case .unary(.negate, let operand, let range):
      let (operand, site) = (compile(operand), site(range))
      return { frame in try Operations.negate(try operand(frame), site) }
    case .unary(.not, _, _):
      let condition = compileCondition(expression)
      return { frame in .boolean(try condition(frame)) }
    case .binary(let symbol, let left, let right, let range):
      return compileBinary(symbol, left, right, range, expression)
    case .member(let base, let name, let isOptional, let nullMeaning, let range):
      let field = FieldName(
        name: name, isOptional: isOptional, nullMeaning: nullMeaning, site: site(range))
      return compileMember(of: base, field)
    case .index(let base, let index, let range):
      let (base, index, site) = (compile(base), compile(index), site(range))
      let members = interpreter.members
      return { frame in try members.item(of: try base(frame), try index(frame), site) }
    case .call(let function, let arguments, let range):
      return compileCall(function, arguments, site(range))
    case .command(let command): return compile(command)
    case .pipeline(let head, let filters, _): return compilePipeline(head, filters)
    case .item(let depth, _):
      let item = items[depth]
      return { _ in item.value }
    case .itemField(let field, let name, let isVariable):
      return compileItemField(field, name, isVariable)
    case .definition(let call): return compile(call)
    case .sessionVariable(let slot, let name):
      let (variable, site) = (interpreter.stack.base + slot, site(name.range))
      return { _ in
        if case .unset = variable.pointee { throw Self.unset(name, site) }
        return variable.pointee
      }
    }
  }

  private func compileRead(_ slot: Int, _ name: NameSyntax, _ isCertain: Bool) -> Evaluate {
    if isCertain { return { frame in (frame + slot).copy } }
    let site = site(name.range)
    return { frame in
      if case .unset = frame[slot] { throw Self.unset(name, site) }
      return (frame + slot).copy
    }
  }

  @inline(never)
  private static func unset(_ name: NameSyntax, _ site: Site) -> Failure {
    if name.text == Scope.lastValue {
      return Failure(
        "no statement has given a value yet", kind: "unset_variable",
        hint: "`_` is what the last statement gave that gave something", site: site)
    }
    return Failure(
      "`\(name.text)` has no value here: the path that led here does not assign it",
      kind: "unset_variable", hint: "give it a value before, `\(name.text) = null` say", site: site)
  }

  /// A text with its replacements.
  func compileString(_ parts: [CheckedTextPart]) -> (Frame) throws -> String {
    let parts = parts.map { part -> TextPart in
      switch part {
      case .bare(let text), .quoted(let text): .fixed(text)
      case .expression(let expression): .replaced(compile(expression))
      }
    }
    if parts.count == 1, case .replaced(let value) = parts[0] {
      return { frame in try value(frame).text }
    }
    return { frame in
      var text = ""
      for part in parts {
        switch part {
        case .fixed(let piece): text += piece
        case .replaced(let value): text += try value(frame).text
        }
      }
      return text
    }
  }

  private enum TextPart {
    case fixed(String)
    case replaced(Evaluate)
  }

  private func compileCall(_ function: Function, _ arguments: [CheckedExpression], _ site: Site)
    -> Evaluate
  {
    let arguments = arguments.map { Item(compile($0)) }
    let surroundings = interpreter.surroundings
    return { frame in
      let values = try arguments.map { try $0.evaluate(frame) }
      do {
        return try function.body(values, surroundings)
      } catch let error as ArgumentError {
        throw Failure(error.message, kind: error.kind, site: site)
      }
    }
  }

  private func compileBinary(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ range: SourceRange, _ whole: CheckedExpression
  ) -> Evaluate {
    let site = site(range)
    switch symbol {
    case .add: return arithmetic(Addition.self, left, right, range)
    case .subtract: return arithmetic(Subtraction.self, left, right, range)
    case .multiply: return arithmetic(Multiplication.self, left, right, range)
    case .remainder: return arithmetic(Remainder.self, left, right, range)
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
        let lower = try left(frame)
        return try Operations.range(lower, try right(frame), site)
      }
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .notContained, .matches:
      let condition = compileCondition(whole)
      return { frame in .boolean(try condition(frame)) }
    }
  }
}
