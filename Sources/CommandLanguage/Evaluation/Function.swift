/// A function: without side effects, the same for the same arguments.
package struct Function: Sendable {
  /// What a program writes before the `(`.
  package let name: String
  /// How many arguments it takes.
  package let arity: ClosedRange<Int>
  /// How it is written, `len(x)`.
  package let usage: String
  /// One sentence.
  package let summary: String
  let body: @Sendable ([Value]) throws(ArgumentError) -> Value

  /// The function of a name.
  package static func named(_ name: String) -> Function? { byName[name] }

  /// In the order in which the reference lists them.
  package static let all: [Function] = texts + collections + numbers

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  init(
    _ usage: String, _ arity: ClosedRange<Int>, _ summary: String,
    body: @escaping @Sendable ([Value]) throws(ArgumentError) -> Value
  ) {
    name = String(usage.prefix { $0 != "(" })
    self.usage = usage
    self.arity = arity
    self.summary = summary
    self.body = body
  }

  var arityText: String {
    if arity.count > 1 { return "\(arity.lowerBound) to \(arity.upperBound) arguments" }
    return arity.lowerBound == 1 ? "one argument" : "\(arity.lowerBound) arguments"
  }
}

// MARK: Arguments

extension Function {
  /// The text of an argument; `name` is the function's, for the error.
  static func text(_ value: Value, _ name: String) throws(ArgumentError) -> String {
    switch value {
    case .text(let text), .path(let text): return text
    default: throw ArgumentError("`\(name)` needs a text, but is given \(value.described)")
    }
  }

  static func list(_ value: Value, _ name: String) throws(ArgumentError) -> [Value] {
    if case .list(let values) = value { return values }
    throw ArgumentError("`\(name)` needs a list, but is given \(value.described)")
  }

  static func record(_ value: Value, _ name: String) throws(ArgumentError) -> Record {
    switch value {
    case .record(let record): return record
    case .object(let handle): return handle.record
    default: throw ArgumentError("`\(name)` needs a record, but is given \(value.described)")
    }
  }

  static func double(_ value: Value, _ name: String) throws(ArgumentError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw ArgumentError("`\(name)` needs a number, but is given \(value.described)")
    }
  }
}
