extension StatementSurvey {
  mutating func survey(_ expression: CheckedExpression) {
    switch expression {
    case .constant(.text(let text), let range):
      addText(text, range, .expression(inFilter: filterDepth > 0))
    case .constant: break
    case .variable(_, let name, _): addVariable(name, isSession: false)
    case .sessionVariable(_, let name): addVariable(name, isSession: true)
    case .text(let parts, _): for part in parts { survey(part) }
    case .list(let items, _): for item in items { survey(item) }
    case .record(let fields, _): for field in fields { survey(field.value) }
    case .unary(_, let operand, _): survey(operand)
    case .binary(_, let left, let right, _), .index(let left, let right, _):
      survey(left)
      survey(right)
    case .member(let base, _, _, _, _): survey(base)
    case .call(_, let arguments, _): for argument in arguments { survey(argument) }
    case .command(let command): survey(command)
    case .pipeline(let source, let filters, _):
      survey(source)
      for filter in filters { survey(filter) }
    case .definition(let call):
      statement.reads.insert(call.definition.name)
      for (parameter, operand) in zip(call.definition.spec.parameters, call.operands)
      // A parameter's default stands where the call does, and is not written there.
      where operand.range != call.range {
        survey(operand, for: parameter)
      }
    case .item, .itemField: break
    }
  }

  mutating func survey(_ part: CheckedTextPart) {
    if case .expression(let expression) = part { survey(expression) }
  }

  private mutating func survey(_ command: BoundCommand) {
    if command.spec.isForPerson || isLook(command) { isForPerson = true }
    survey(command.operands, of: command.spec)
  }

  /// Whether it shows settings, or changes one that only the person sees.
  private func isLook(_ command: BoundCommand) -> Bool {
    guard let place = command.spec.parameters.firstIndex(where: { $0.kind == .settingValue }) else {
      return false
    }
    guard let name = command.operands.prefix(place).last?.first,
      case .value(.constant(let word, _), _) = name, !command.operands[place].isEmpty
    else { return true }
    return interpreter.registry.settings.contains { $0.name == word.text && $0.isForPerson }
  }

  private mutating func survey(_ filter: BoundFilter) {
    for (parameter, operands) in zip(filter.filter.spec.parameters, filter.operands) {
      let depth = parameter.kind == .expression ? 1 : 0
      filterDepth += depth
      for operand in operands { survey(operand, for: parameter) }
      filterDepth -= depth
    }
    if filter.filter.spec.name == Filter.save.spec.name, filter.operands.last?.isEmpty == true {
      add(SourceRange(filter.range.upper, filter.range.upper), .endOfSave)
    }
  }

  private mutating func survey(_ operands: [[CheckedOperand]], of spec: CommandSpec) {
    for (parameter, operands) in zip(spec.parameters, operands) {
      for operand in operands { survey(operand, for: parameter) }
    }
  }

  private mutating func survey(_ operand: CheckedOperand, for parameter: ParameterSpec) {
    switch operand {
    case .path(let parts, let range): addPath(parts, range)
    case .value(.constant(let value, _), let range):
      switch (parameter.kind, value) {
      case (.path, .text(let path)), (.path, .path(let path)): addPath([.quoted(path)], range)
      case (.object(let kind), .text(let id)): addText(id, range, .object(kind, isCaught: isCaught))
      case (.text, .text(let text)), (.rest, .text(let text)): addText(text, range, .word)
      case (.any, .text(let text)): addText(text, range, .any)
      case (.expression, .text(let text)):
        addText(text, range, .expression(inFilter: filterDepth > 0))
      default: break
      }
    case .value(let expression, _): survey(expression)
    }
  }

  /// Notes a text that may be an id, or hold one.
  private mutating func addText(_ text: String, _ range: SourceRange, _ use: RecordedStatement.Use)
  {
    if case .object = use {
      add(range, .text(text, use))
    } else if IdentifierText.pieces(of: text).contains(where: \.mayBeIdentifier) {
      add(range, .text(text, use))
    }
  }
}
