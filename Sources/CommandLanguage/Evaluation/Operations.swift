/// The operators on every kind of value: what the fast paths of the compiler leave over.
enum Operations {
  /// A list or a record that was just made, unless it is nested too deeply.
  static func nesting(_ value: Value, _ site: Site) throws -> Value {
    if value.isTooNested {
      throw Failure(
        "lists and records stand within one another more than \(Value.nestingLimit) deep",
        kind: "too_deep", site: site)
    }
    return value
  }

  /// What is to be an item of a list, unless the list would be nested too deeply.
  static func nesting(_ item: Value, inListAt site: Site) throws -> Value {
    switch item {
    case .list, .record:
      _ = try nesting(.list([item]), site)
      return item
    default: return item
    }
  }
}

extension Operations {
  /// `+ - * %`. Numbers are always finite: what would not be is an error, as it is for integers.
  @inline(never)
  static func arithmetic<Operation: Arithmetic>(
    _ operation: Operation.Type, _ left: Value, _ right: Value, _ site: Site
  ) throws -> Value {
    try naming(Operation.symbol, left, right) { try combine(operation, left, right, site) }
  }

  private static func combine<Operation: Arithmetic>(
    _: Operation.Type, _ left: Value, _ right: Value, _ site: Site
  ) throws -> Value {
    let symbol = Operation.symbol
    if symbol == .remainder, right == .integer(0) { throw divisionByZero(site) }
    switch (left, right) {
    case (.integer(let a), .integer(let b)):
      return .integer(try exact(Operation.integers(a, b), site))
    case (.integer(let a), .number(let b)):
      return .number(try finite(Operation.numbers(Double(a), b), site))
    case (.number(let a), .integer(let b)):
      return .number(try finite(Operation.numbers(a, Double(b)), site))
    case (.number(let a), .number(let b)):
      return .number(try finite(Operation.numbers(a, b), site))
    case (.duration(let a), .duration(let b)) where symbol == .add || symbol == .subtract:
      return .duration(try exact(Operation.integers(a, b), site))
    case (.size(let a), .size(let b)) where symbol == .add || symbol == .subtract:
      return .size(try exact(Operation.integers(a, b), site))
    case (.time(let a), .time(let b)) where symbol == .subtract:
      return .duration(try exact(Operation.integers(a, b), site))
    case (.time(let a), .duration(let b)) where symbol == .add || symbol == .subtract,
      (.duration(let a), .time(let b)) where symbol == .add:
      let (time, overflow) = Operation.integers(a, b)
      if overflow { throw outOfTime(site) }
      return .time(time)
    case (.duration(let amount), let factor) where symbol == .multiply,
      (let factor, .duration(let amount)) where symbol == .multiply:
      if let scaled = try scaled(amount, by: factor, site) { return .duration(scaled) }
    case (.size(let amount), let factor) where symbol == .multiply,
      (let factor, .size(let amount)) where symbol == .multiply:
      if let scaled = try scaled(amount, by: factor, site) { return .size(scaled) }
    case (.text(let a), .text(let b)) where symbol == .add,
      (.text(let a), .path(let b)) where symbol == .add,
      (.path(let a), .text(let b)) where symbol == .add:
      return .text(a + b)
    case (.list(let a), .list(let b)) where symbol == .add: return .list(a + b)
    default: break
    }
    throw mismatch(symbol, left, right, site)
  }

  /// `/`: a number; durations and sizes divide by their like, or by a number into their like.
  @inline(never)
  static func divide(_ left: Value, _ right: Value, _ site: Site) throws -> Value {
    try naming(.divide, left, right) { try quotient(of: left, by: right, site) }
  }

  private static func quotient(of left: Value, by right: Value, _ site: Site) throws -> Value {
    let divisor: Double
    switch right {
    case .integer(let value), .duration(let value), .size(let value): divisor = Double(value)
    case .number(let value): divisor = value
    default: throw mismatch(.divide, left, right, site)
    }
    switch (left, right) {
    case (.integer(let a), .integer), (.integer(let a), .number), (.duration(let a), .duration),
      (.size(let a), .size):
      return .number(try quotient(Double(a), divisor, site))
    case (.number(let a), .integer), (.number(let a), .number):
      return .number(try quotient(a, divisor, site))
    case (.duration(let a), .integer), (.duration(let a), .number):
      return .duration(try whole(try quotient(Double(a), divisor, site), site))
    case (.size(let a), .integer), (.size(let a), .number):
      return .size(try whole(try quotient(Double(a), divisor, site), site))
    default: throw mismatch(.divide, left, right, site)
    }
  }

  /// `-x`
  static func negate(_ value: Value, _ site: Site) throws -> Value {
    func negated(_ amount: Int64) throws -> Int64 {
      try exact((0 as Int64).subtractingReportingOverflow(amount), site)
    }
    switch value {
    case .integer(let number): return .integer(try negated(number))
    case .number(let number): return .number(-number)
    case .duration(let nanoseconds): return .duration(try negated(nanoseconds))
    case .size(let bytes): return .size(try negated(bytes))
    default:
      throw Failure(
        negationMessage(given: value.described), kind: "wrong_kind", site: site)
    }
  }

  static func negationMessage(given: String) -> String {
    "`-` needs a number, a duration or a size, but is given \(given)"
  }

  private static func scaled(_ amount: Int64, by factor: Value, _ site: Site) throws -> Int64? {
    switch factor {
    case .integer(let number): try exact(amount.multipliedReportingOverflow(by: number), site)
    case .number(let number): try whole(Double(amount) * number, site)
    default: nil
    }
  }

  private static func quotient(_ dividend: Double, _ divisor: Double, _ site: Site) throws -> Double
  {
    if divisor == 0 { throw divisionByZero(site) }
    return try finite(dividend / divisor, site)
  }

  private static func exact(_ result: (partialValue: Int64, overflow: Bool), _ site: Site) throws
    -> Int64
  {
    if result.overflow { throw overflowed(site) }
    return result.partialValue
  }

  private static func finite(_ number: Double, _ site: Site) throws -> Double {
    if !number.isFinite { throw overflowed(site) }
    return number
  }

  private static func whole(_ value: Double, _ site: Site) throws -> Int64 {
    guard let whole = Int64(exactly: value.rounded()) else { throw overflowed(site) }
    return whole
  }
}

// MARK: Errors

extension Operations {
  static let textHint = "write \"…${value}\" to put a value into a text"

  private static func mismatch(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value, _ site: Site
  )
    -> Failure
  {
    var hint: String?
    if symbol == .add, left.isText || right.isText {
      hint = textHint
    }
    return Failure(
      "`\(symbol.rawValue)` does not take \(left.described) and \(right.described),"
        + " a \(left.kindName) and a \(right.kindName)",
      kind: "wrong_kind", hint: hint, site: site)
  }

  /// An error about a result says what it would be the result of: the row shows names alone.
  private static func naming(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch var failure as Failure where failure.kind != "wrong_kind" {
      switch (left, right) {
      case (.integer, .integer): break
      // A decimal point helps integers alone.
      default: failure.hint = nil
      }
      let operation = "this is \(left.text) \(symbol.rawValue) \(right.text)"
      failure.hint = operation + (failure.hint.map { "; " + $0 } ?? "")
      throw failure
    }
  }

  private static func divisionByZero(_ site: Site) -> Failure {
    Failure(
      "division by zero", kind: "division_by_zero", hint: "ask before: `if n != 0 { … }`",
      site: site)
  }

  private static func outOfTime(_ site: Site) -> Failure {
    Failure(
      "the time is out of range: times reach from 1677-09-22 to 2262-04-11", kind: "overflow",
      site: site)
  }

  private static func overflowed(_ site: Site) -> Failure {
    Failure(
      "the result is too large: integers, durations and sizes have 64 bits",
      kind: "overflow",
      hint: "write one side with a decimal point to reckon with numbers", site: site)
  }
}

extension Value {
  fileprivate var isText: Bool {
    switch self {
    case .text, .path: true
    default: false
    }
  }
}
