/// What functions and parameters can never take.
extension Checker {
  /// Reports arguments that no run could reckon with: constants are tried, of others the kind is
  /// looked at.
  mutating func checkArguments(
    _ arguments: [CheckedExpression], of function: Function, _ range: SourceRange
  ) {
    guard !isCaught else { return }
    let constants = arguments.compactMap(\.constant)
    if let pure = function.pure, constants.count == arguments.count {
      do throws(ArgumentError) { _ = try pure(constants) } catch {
        // What is too large hangs on the value, as for operators.
        if error.kind != "overflow" { report(error.message, at: range) }
      }
      return
    }
    for (place, argument) in arguments.enumerated() where !function.demands.isEmpty {
      let demand = function.demands[min(place, function.demands.count - 1)]
      guard let kind = argument.certainKind, let given = argument.certainPhrase,
        !demand.takes(kind, argument.constant)
      else { continue }
      report(demand.message(of: function.name, given: given), at: argument.range)
    }
  }

  /// Reports a value whose kind its parameter never takes.
  mutating func checkCertainKind(of value: CheckedExpression, for parameter: ParameterSpec) {
    guard let kind = value.certainKind, let given = value.certainPhrase else { return }
    // A parameter that is repeated takes the items of a list.
    if parameter.arity.isRepeated, kind == .list || kind == .range { return }
    switch parameter.kind {
    case .choice, .rest, .any, .expression, .topic, .variable, .toggle, .field, .settingValue,
      .command:
      return
    case .integer where kind == .number: return
    case .path, .text, .object, .integer, .number, .duration, .size, .time: break
    }
    if (try? parameter.kind.value(from: kind.example, for: "")) == nil {
      report(
        "\(parameter.spelling) must be \(parameter.kind.phrase), but is \(given)",
        at: value.range)
    }
  }

  /// Reports a value that its setting does not take.
  mutating func checkSetting(_ spec: CommandSpec, _ operands: [[CheckedOperand]]) {
    let places = spec.parameters.indices
    guard let place = places.first(where: { spec.parameters[$0].kind == .settingValue }),
      let value = operands[place].first, let constant = value.constant, place > 0,
      let name = operands[place - 1].first?.constant?.text,
      let setting = registry.settings.first(where: { $0.name == name })
    else { return }
    do throws(ArgumentError) { _ = try setting.value(from: constant) } catch {
      report(error.message, at: value.range)
    }
  }
}

extension CheckedExpression {
  /// The value that is written out; nil for null, which also stands for what could not be read.
  fileprivate var constant: Value? {
    if case .constant(let value, _) = self, value != .null { value } else { nil }
  }
}

extension CheckedOperand {
  fileprivate var constant: Value? {
    if case .value(let value, _) = self { value.constant } else { nil }
  }
}
