extension Operations {
  /// `< <= > >=` between values of one kind; an integer and a number are compared exactly, texts
  /// by their characters.
  @inline(never)
  static func compare<Operation: Ordering>(
    _: Operation.Type, _ left: Value, _ right: Value, _ site: Site
  ) throws -> Bool {
    switch (left, right) {
    case (.integer(let a), .integer(let b)), (.duration(let a), .duration(let b)),
      (.size(let a), .size(let b)):
      return Operation.holds(a, b)
    case (.integer(let a), .number(let b)): return Operation.holds(order(a, b), 0)
    case (.number(let a), .integer(let b)): return Operation.holds(0, order(b, a))
    case (.number(let a), .number(let b)): return Operation.holds(a, b)
    case (.text(let a), .text(let b)), (.path(let a), .path(let b)), (.text(let a), .path(let b)),
      (.path(let a), .text(let b)):
      return Operation.holds(a, b)
    default:
      throw Failure(
        "\(left.described) and \(right.described) have no order between them,"
          + " a \(left.kindName) and a \(right.kindName)",
        kind: "wrong_kind", site: site)
    }
  }

  /// Below, at or above 0 as the integer is below, at or above the number.
  private static func order(_ integer: Int64, _ number: Double) -> Int {
    // 2⁶³ is the first number above every integer, -2⁶³ the least integer itself.
    if number >= 0x1p63 { return -1 }
    if number < -0x1p63 { return 1 }
    let floor = number.rounded(.down)
    let whole = Int64(floor)
    if integer != whole { return integer < whole ? -1 : 1 }
    return number > floor ? -1 : 0
  }

  /// `in`: whether a list, a range, a record's keys or a text's parts hold a value.
  static func contains(_ container: Value, _ item: Value, _ site: Site) throws -> Bool {
    switch (container, item) {
    case (.list(let values), _): return values.contains(item)
    case (.range(let lower, let upper), .integer(let value)):
      return lower <= value && value <= upper
    case (.range(let lower, let upper), .number(let value)):
      return Int64(exactly: value).map { lower <= $0 && $0 <= upper } ?? false
    case (.range, _): return false
    case (.record(let record), .text(let key)): return record[key] != nil
    case (.object(let handle), .text(let key)): return handle.record[key] != nil
    case (.text(let text), .text(let part)), (.path(let text), .text(let part)),
      (.text(let text), .path(let part)), (.path(let text), .path(let part)):
      return part.isEmpty || text.contains(part)
    case (.text, _), (.path, _), (.record, _), (.object, _):
      throw Failure(
        "a \(container.kindName) can only hold a text, but is asked for \(item.described)",
        kind: "wrong_kind", site: site)
    default:
      throw Failure(
        "`in` asks a list, a range, a record or a text, but is given \(container.described)",
        kind: "wrong_kind", site: site)
    }
  }

  /// What the check and the evaluator say of a condition that is none.
  static func conditionMessage(given: String) -> String {
    "a condition must be true or false, but is \(given)"
  }

  static let conditionHint = "compare it with something: `x == 0`, `k.status == \"ready\"`"

  /// A condition is a boolean; nothing else counts as true or false.
  static func condition(_ value: Value, _ site: Site) throws -> Bool {
    if case .boolean(let holds) = value { return holds }
    throw Failure(
      conditionMessage(given: value.described), kind: "wrong_kind", hint: conditionHint,
      site: site)
  }
}
