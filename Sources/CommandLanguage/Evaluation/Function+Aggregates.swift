/// Functions over the items of a list, a range, or several arguments.
extension Function {
  static let aggregates = [
    Function("min(x, …)", 1 ... .max, "The least of a list's items, or of the arguments.") {
      values throws(ArgumentError) in try extreme(Less.self, of: values, "min")
    },
    Function("max(x, …)", 1 ... .max, "The greatest of a list's items, or of the arguments.") {
      values throws(ArgumentError) in try extreme(Greater.self, of: values, "max")
    },
    Function(
      "sum(list)", 1...1, takes: [.items],
      "The sum of a list's numbers, durations or sizes; 0 of none."
    ) {
      values throws(ArgumentError) in
      if case .range(let lower, let upper) = values[0] { return try sum(from: lower, to: upper) }
      let items = try list(values[0], "sum")
      guard var total = items.first else { return .integer(0) }
      for item in items.dropFirst() { total = try sum(total, item) }
      return try sum(total, total.zero)
    },
  ]

  /// The item that stands before all others; null where there is none.
  private static func extreme<Operation: Ordering>(
    _: Operation.Type, of values: [Value], _ name: String
  ) throws(ArgumentError) -> Value {
    if values.count == 1, case .range(let lower, let upper) = values[0] {
      if upper < lower { return .null }
      return .integer(Operation.holds(lower, upper) ? lower : upper)
    }
    let items = values.count == 1 ? try list(values[0], name) : values
    guard var best = items.first else { return .null }
    for item in items.dropFirst() {
      guard let isBetter = Operations.ordered(Operation.self, item, best) else {
        throw ArgumentError(Operations.noOrderMessage(item, best))
      }
      if isBetter { best = item }
    }
    return best
  }

  /// The sum of all numbers of a range, which may be too many to add one by one.
  private static func sum(from lower: Int64, to upper: Int64) throws(ArgumentError) -> Value {
    guard let count = Value.count(from: lower, to: upper) else { throw tooLarge }
    let ends = Int128(lower) + Int128(upper)
    let (twice, overflow) = ends.multipliedReportingOverflow(by: Int128(count))
    guard !overflow, let sum = Int64(exactly: twice / 2) else { throw tooLarge }
    return .integer(sum)
  }

  private static let tooLarge = ArgumentError("the sum is too large", kind: "overflow")

  private static func sum(_ total: Value, _ item: Value) throws(ArgumentError) -> Value {
    func exact(_ a: Int64, _ b: Int64) throws(ArgumentError) -> Int64 {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if overflow { throw tooLarge }
      return sum
    }
    func finite(_ sum: Double) throws(ArgumentError) -> Value {
      if !sum.isFinite { throw tooLarge }
      return .number(sum)
    }
    switch (total, item) {
    case (.integer(let a), .integer(let b)): return .integer(try exact(a, b))
    case (.duration(let a), .duration(let b)): return .duration(try exact(a, b))
    case (.size(let a), .size(let b)): return .size(try exact(a, b))
    case (.number(let a), .number(let b)): return try finite(a + b)
    case (.integer(let a), .number(let b)): return try finite(Double(a) + b)
    case (.number(let a), .integer(let b)): return try finite(a + Double(b))
    default:
      throw ArgumentError(
        "`sum` adds numbers, durations or sizes, but is given \(total.described) and"
          + " \(item.described)")
    }
  }
}

extension Value {
  /// Nothing, of the value's kind: what may be added to it without a change.
  fileprivate var zero: Value {
    switch self {
    case .duration: .duration(0)
    case .size: .size(0)
    default: .integer(0)
    }
  }
}
