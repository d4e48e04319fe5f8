/// What an arithmetic operator does to two integers and to two numbers.
///
/// Conforming types are empty: the compiler makes a copy of the evaluator's code for each, which
/// closures over an operation would not give.
protocol Arithmetic {
  static var symbol: BinaryOperator { get }
  /// `overflow` sends the operands to the slow path, which knows the error.
  static func integers(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool)
  /// What is not finite sends the operands to the slow path.
  static func numbers(_ a: Double, _ b: Double) -> Double
}

enum Addition: Arithmetic {
  static let symbol = BinaryOperator.add
  static func integers(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool) {
    a.addingReportingOverflow(b)
  }
  static func numbers(_ a: Double, _ b: Double) -> Double { a + b }
}

enum Subtraction: Arithmetic {
  static let symbol = BinaryOperator.subtract
  static func integers(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool) {
    a.subtractingReportingOverflow(b)
  }
  static func numbers(_ a: Double, _ b: Double) -> Double { a - b }
}

enum Multiplication: Arithmetic {
  static let symbol = BinaryOperator.multiply
  static func integers(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool) {
    a.multipliedReportingOverflow(by: b)
  }
  static func numbers(_ a: Double, _ b: Double) -> Double { a * b }
}

/// The sign is the divisor's, as in Python.
enum Remainder: Arithmetic {
  static let symbol = BinaryOperator.remainder
  static func integers(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool) {
    if b == 0 { return (0, true) }
    // The processor's division overflows for the least integer, though the rest is 0.
    if b == -1 { return (0, false) }
    let (rest, overflow) = a.remainderReportingOverflow(dividingBy: b)
    return (rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, overflow)
  }
  static func numbers(_ a: Double, _ b: Double) -> Double {
    let rest = a.truncatingRemainder(dividingBy: b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }
}
