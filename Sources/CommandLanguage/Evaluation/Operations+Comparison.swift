extension Operations {
  /// `< <= > >=` between values of one kind; an integer and a number are compared exactly, texts
  /// by their characters.
  @inline(never)
  static func compare<Operation: Ordering>(
    _: Operation.Type, _ left: Value, _ right: Value, _ site: Site
  ) throws -> Bool {
    if let holds = ordered(Operation.self, left, right) { return holds }
    throw Failure(
      noOrderMessage(left, right), kind: "wrong_kind", hint: orderHint(left, right), site: site)
  }

  /// How the plain number beside a size or a duration is to be written.
  private static func orderHint(_ left: Value, _ right: Value) -> String? {
    switch (left, right) {
    case (.size, .integer(let number)), (.integer(let number), .size):
      "write \(number)B, or another size such as 5MB"
    case (.duration, .integer(let number)), (.integer(let number), .duration):
      "write \(number)s, or another duration such as 5m"
    default: nil
    }
  }

  /// What is said of two values that nothing orders.
  static func noOrderMessage(_ left: Value, _ right: Value) -> String {
    "\(left.described) and \(right.described) have no order between them,"
      + " a \(left.kindName) and a \(right.kindName)"
  }

  /// ``compare(_:_:_:_:)``; nil where there is no order between the two.
  static func ordered<Operation: Ordering>(_: Operation.Type, _ left: Value, _ right: Value)
    -> Bool?
  {
    switch (left, right) {
    case (.integer(let a), .integer(let b)), (.duration(let a), .duration(let b)),
      (.size(let a), .size(let b)), (.time(let a), .time(let b)):
      return Operation.holds(a, b)
    case (.integer(let a), .number(let b)): return Operation.holds(order(a, b), 0)
    case (.number(let a), .integer(let b)): return Operation.holds(0, order(b, a))
    case (.number(let a), .number(let b)): return Operation.holds(a, b)
    case (.text(let a), .text(let b)), (.path(let a), .path(let b)), (.text(let a), .path(let b)),
      (.path(let a), .text(let b)):
      return Operation.holds(a, b)
    default: return nil
    }
  }

  /// Whether a comparison holds between two values; nil for an operator that is none.
  static func holds(_ symbol: BinaryOperator, _ left: Value, _ right: Value, _ site: Site) throws
    -> Bool?
  {
    switch symbol {
    case .equal: left == right
    case .notEqual: left != right
    case .less: try compare(Less.self, left, right, site)
    case .lessOrEqual: try compare(LessOrEqual.self, left, right, site)
    case .greater: try compare(Greater.self, left, right, site)
    case .greaterOrEqual: try compare(GreaterOrEqual.self, left, right, site)
    case .contained: try contains(right, left, site)
    case .notContained: try !contains(right, left, site)
    case .matches, .or, .and, .otherwise, .range, .add, .subtract, .multiply, .divide, .remainder:
      nil
    }
  }

  /// What an operator gives for two values that are there; nil for one that looks at the right one
  /// only where it must, and for a pattern.
  static func result(_ symbol: BinaryOperator, _ left: Value, _ right: Value, _ site: Site) throws
    -> Value?
  {
    switch symbol {
    case .add: try arithmetic(Addition.self, left, right, site)
    case .subtract: try arithmetic(Subtraction.self, left, right, site)
    case .multiply: try arithmetic(Multiplication.self, left, right, site)
    case .remainder: try arithmetic(Remainder.self, left, right, site)
    case .divide: try divide(left, right, site)
    case .range: try range(left, right, site)
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .notContained, .matches, .otherwise:
      try holds(symbol, left, right, site).map(Value.boolean)
    }
  }

  /// `..`
  static func range(_ left: Value, _ right: Value, _ site: Site) throws -> Value {
    guard case (.integer(let lower), .integer(let upper)) = (left, right) else {
      throw Failure("`..` stands between whole numbers", kind: "wrong_kind", site: site)
    }
    return .range(lower, upper)
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
