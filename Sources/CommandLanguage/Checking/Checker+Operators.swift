/// What operators and indexes can never take. A division by zero and an overflow are left to the run,
/// as whatever hangs on a value and not on its kind.
extension Checker {
  /// Reports operands that no run could join, in the words of the run.
  mutating func checkOperands(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ range: SourceRange
  ) {
    guard !isCaught else { return }
    let site = Site(source, range)
    if let a = left.written, let b = right.written {
      report(wrongKind: { _ = try Operations.result(symbol, a, b, site) })
      return
    }
    let (leftKinds, rightKinds) = (left.certainKind, right.certainKind)
    if leftKinds == nil, rightKinds == nil { return }
    // Those of the other side first: most operators stand between two of a kind.
    let lefts = leftKinds.map { [$0] } ?? (rightKinds.map { [$0] } ?? []) + CertainKind.allCases
    let rights = rightKinds.map { [$0] } ?? (leftKinds.map { [$0] } ?? []) + CertainKind.allCases
    let isTaken = lefts.contains { a in
      rights.contains { b in
        do {
          _ = try Operations.result(symbol, a.example, b.example, site)
          return true
        } catch {
          return (error as? Failure)?.kind != "wrong_kind"
        }
      }
    }
    if isTaken { return }
    let given = [left.certainPhrase, right.certainPhrase].compactMap(\.self)
    let isText = symbol == .add && (leftKinds == .text || rightKinds == .text)
    report(
      "`\(symbol.rawValue)` does not take \(given.joined(separator: " and "))", at: range,
      hint: isText ? Operations.textHint : nil)
  }

  /// Reports what a `-` before it can never take.
  mutating func checkNegated(_ operand: CheckedExpression, _ range: SourceRange) {
    guard !isCaught, let kind = operand.certainKind else { return }
    let site = Site(source, range)
    if let value = operand.written {
      report(wrongKind: { _ = try Operations.negate(value, site) })
    } else {
      report(wrongKind: { _ = try Operations.negate(kind.example, site) }, given: kind)
    }
  }

  /// Reports an index that no run could take, and one beyond the end of what is written out.
  mutating func checkIndex(
    _ base: CheckedExpression, _ index: CheckedExpression, _ range: SourceRange
  ) {
    guard !isCaught else { return }
    if case .constant(.number(let number), _) = index, Int64(exactly: number) == nil {
      report(Members.indexMessage(given: Value.number(number).described), at: range)
      return
    }
    let owner = base.certainKind
    guard let position = index.certainKind else {
      if let owner, !owner.isIndexed { reportIndex(base, index, range) }
      return
    }
    switch (owner, position) {
    case (nil, .integer), (nil, .number), (nil, .text), (nil, .range), (.record, .text): return
    case (.list, .number), (.text, .number), (.range, .number), (.list, .range), (.text, .range),
      (.range, .range):
      return
    case (.list, .integer), (.text, .integer), (.range, .integer):
      checkPosition(base, index, range)
    case (.list, _), (.text, _), (.range, _):
      report(Members.indexMessage(given: index.certainPhrase ?? position.phrase), at: range)
    case (nil, _), (.record, _), (.integer, _), (.number, _), (.boolean, _), (.duration, _),
      (.size, _), (.time, _), (.path, _):
      reportIndex(base, index, range)
    }
  }

  private mutating func reportIndex(
    _ base: CheckedExpression, _ index: CheckedExpression, _ range: SourceRange
  ) {
    let owner = base.certainPhrase ?? "a value"
    let position = index.certainPhrase.map { " by \($0)" } ?? ""
    report("\(owner) cannot be indexed\(position)", at: range, hint: Members.indexHint)
  }

  private mutating func checkPosition(
    _ base: CheckedExpression, _ index: CheckedExpression, _ range: SourceRange
  ) {
    guard case .constant(.integer(let number), _) = index else { return }
    guard let written = base.written, let count = written.itemCount else { return }
    let position = number < 0 ? number &+ count : number
    if position >= 0, position < count { return }
    report(
      Members.missingItemMessage(number, of: written), at: range,
      hint: Members.missingItemHint(count: count))
  }

  /// Reports a field of what has none.
  mutating func checkOwner(of name: NameSyntax, _ base: CheckedExpression, _ range: SourceRange) {
    guard !isCaught, let kind = base.certainKind, let phrase = base.certainPhrase else { return }
    switch kind {
    case .record, .path: break
    case .list: report(Members.fieldlessMessage(list: phrase), at: range, hint: Members.listHint)
    case .integer, .number, .text, .boolean, .duration, .size, .time, .range:
      let isConstant = phrase != kind.phrase
      report(
        isConstant
          ? Members.fieldlessMessage(phrase, kind: kind.phrase) : "\(phrase) has no fields",
        at: range, hint: Members.fieldlessHint)
    }
  }

  /// Reports what an operation throws for values of the wrong kinds.
  private mutating func report(wrongKind body: () throws -> Void, given kind: CertainKind? = nil) {
    do {
      try body()
    } catch let failure as Failure {
      guard failure.kind == "wrong_kind", let range = failure.site?.range else { return }
      report(
        kind.map { Operations.negationMessage(given: $0.phrase) } ?? failure.message, at: range,
        hint: failure.hint)
    } catch {}
  }
}

extension CertainKind {
  fileprivate var isIndexed: Bool { [.list, .text, .range, .record].contains(self) }
}

extension Value {
  /// How many items an index finds; nil for what has none, or too many to count.
  fileprivate var itemCount: Int64? {
    switch self {
    case .list(let values): Int64(values.count)
    case .text(let text): Int64(text.count)
    case .range(let lower, let upper): Value.count(from: lower, to: upper)
    default: nil
    }
  }
}
