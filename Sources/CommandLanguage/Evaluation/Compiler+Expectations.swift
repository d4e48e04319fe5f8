extension Compiler {
  /// What is there instead of what was expected; nil where that holds.
  private typealias Finding = (Frame) throws -> String?

  /// `expect EXPRESSION`
  func compileExpectation(_ expression: CheckedExpression) -> Execute {
    let finding = compileFinding(expression)
    let site = site(expression.range)
    let expected = written(expression)
    return { frame in
      guard let found = try finding(frame) else { return .normal }
      throw Failure(
        "expected \(expected), but \(found)", kind: "expectation_failed", category: .expectation,
        site: site)
    }
  }

  /// The part that decided is shown: of a comparison both sides, of `and` the first that fails.
  private func compileFinding(_ expression: CheckedExpression) -> Finding {
    switch expression {
    case .binary(.and, let left, let right, _):
      let (left, right) = (compileFinding(left), compileFinding(right))
      return { frame in try left(frame) ?? right(frame) }
    case .binary(.or, let left, let right, _):
      let (left, right) = (compileFinding(left), compileFinding(right))
      return { frame in
        guard let first = try left(frame), let second = try right(frame) else { return nil }
        return first == second ? first : "\(first) and \(second)"
      }
    case .binary(let symbol, let left, let right, let range):
      let (a, b, site) = (compile(left), compile(right), site(range))
      let sides = [left, right].map { side in side.isConstant ? nil : written(side) }
      let condition = compileCondition(expression)
      let matches = symbol == .matches ? matcher(site, self.site(right.range)) : nil
      return { frame in
        let (a, b) = (try a(frame), try b(frame))
        guard let holds = try matches?(a, b) ?? Operations.holds(symbol, a, b, site) else {
          return try condition(frame) ? nil : "it is false"
        }
        if holds { return nil }
        let shown = zip(sides, [a, b]).compactMap { side, value in
          side.map { "\($0) is \(value.inFull)" }
        }
        return shown.isEmpty ? "it is false" : shown.joined(separator: " and ")
      }
    default:
      let condition = compileCondition(expression)
      return { frame in try condition(frame) ? nil : "it is false" }
    }
  }

  /// An expression as it is written, on one row.
  private func written(_ expression: CheckedExpression) -> String {
    source[expression.range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `expect error … { … }`
  func compileExpectation(
    of expected: ExpectedFailure?, _ body: [CheckedStatement], _ site: Site
  ) -> Execute {
    let body = compile(body)
    let name = expected.map { " \($0.text)" } ?? ""
    func unexpected(_ found: String) -> Failure {
      Failure(
        "expected error\(name), but \(found)", kind: "expectation_failed", category: .expectation,
        site: site)
    }
    return { frame in
      do {
        _ = try body(frame)
      } catch let failure as Failure {
        if failure.isWhat(expected) { return .normal }
        let status = failure.status.map { " (\($0))" } ?? ""
        throw unexpected("the error is \(failure.kind)\(status): \(failure.message)")
      }
      throw unexpected("there is none")
    }
  }
}

extension ExpectedFailure {
  fileprivate var text: String {
    switch self {
    case .status(let number): String(number)
    case .name(let name): name
    }
  }
}

extension Failure {
  /// Whether it is of that status, code or kind; any error is where none of these is named.
  fileprivate func isWhat(_ expected: ExpectedFailure?) -> Bool {
    switch expected {
    case nil: true
    case .status(let number)?: status.map(Int64.init) == number
    case .name(let name)?: kind == name || code == name
    }
  }
}

extension CheckedExpression {
  /// Whether it is written out: to show its value would say nothing new.
  fileprivate var isConstant: Bool {
    switch self {
    case .constant: true
    case .list(let items, _): items.allSatisfy(\.isConstant)
    case .record(let fields, _): fields.allSatisfy(\.value.isConstant)
    default: false
    }
  }
}

extension Value {
  /// As much of a list or a record as shows a difference, and anything else as errors show it.
  fileprivate var inFull: String {
    switch self {
    case .list, .record:
      let shown = json
      return shown.count > 200 ? shown.prefix(200) + "…" : shown
    default: return described
    }
  }
}
