/// A function: without side effects.
package struct Function: Sendable {
  /// What a program writes before the `(`.
  package let name: String
  /// How many arguments it takes.
  package let arity: ClosedRange<Int>
  /// How it is written, `len(x)`.
  package let usage: String
  /// One sentence.
  package let summary: String
  /// What the arguments must be, the last for all further ones; empty where anything is taken.
  let demands: [Demand]
  /// The kind of what it gives, where that is always the same.
  let gives: CertainKind?
  /// What it does where it asks for nothing around the program: then constants are tried before the
  /// program runs.
  let pure: PureBody?
  let body: Body
  typealias PureBody = @Sendable ([Value]) throws(ArgumentError) -> Value
  typealias Body = @Sendable ([Value], Surroundings) throws(ArgumentError) -> Value

  /// The function of a name.
  package static func named(_ name: String) -> Function? { byName[name] }

  /// In the order in which the reference lists them.
  package static let all: [Function] = texts + collections + numbers + aggregates + session

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  init(
    _ usage: String, _ arity: ClosedRange<Int>, takes demands: [Demand] = [],
    gives: CertainKind? = nil, _ summary: String, body: @escaping PureBody
  ) {
    self.init(
      usage, arity, demands, gives, summary, pure: body,
      body: { values, _ throws(ArgumentError) in try body(values) })
  }

  /// A function that asks for the time, the environment, or what else stands around the program.
  init(
    _ usage: String, _ arity: ClosedRange<Int>, takes demands: [Demand] = [],
    gives: CertainKind? = nil, _ summary: String, body: @escaping Body
  ) {
    self.init(usage, arity, demands, gives, summary, pure: nil, body: body)
  }

  private init(
    _ usage: String, _ arity: ClosedRange<Int>, _ demands: [Demand], _ gives: CertainKind?,
    _ summary: String, pure: PureBody?, body: @escaping Body
  ) {
    self.demands = demands
    self.gives = gives
    self.pure = pure
    name = String(usage.prefix { $0 != "(" })
    self.usage = usage
    self.arity = arity
    self.summary = summary
    self.body = body
  }

  var arityText: String { Self.arityText(arity) }

  /// "one argument", "1 to 3 arguments"
  static func arityText(_ arity: ClosedRange<Int>) -> String {
    if arity.upperBound == .max { return "one argument or more" }
    if arity.count > 1 { return "\(arity.lowerBound) to \(arity.upperBound) arguments" }
    switch arity.lowerBound {
    case 0: return "no arguments"
    case 1: return "one argument"
    default: return "\(arity.lowerBound) arguments"
    }
  }
}

// MARK: Arguments

extension Function {
  /// What an argument must be.
  struct Demand: Sendable {
    /// "a text"
    let phrase: String
    /// The kinds that it may have.
    let kinds: Set<CertainKind>
    /// What a whole number must be within.
    var bounds: ClosedRange<Int64>?

    static let anything = Demand(phrase: "a value", kinds: Set(CertainKind.allCases))
    static let text = Demand(phrase: "a text", kinds: [.text, .path])
    static let number = Demand(phrase: "a number", kinds: [.integer, .number])
    static let list = Demand(phrase: "a list", kinds: [.list])
    static let items = Demand(phrase: "a list", kinds: [.list, .range])
    static let record = Demand(phrase: "a record", kinds: [.record])

    /// What the check and the function itself say of an argument that is something else.
    func message(of function: String, given: String) -> String {
      "`\(function)` needs \(phrase), but is given \(given)"
    }

    /// Whether a value of the kind may be the argument.
    func takes(_ kind: CertainKind, _ value: Value?) -> Bool {
      if case .integer(let number)? = value, let bounds { return bounds.contains(number) }
      return kinds.contains(kind)
    }
  }

  /// The text of an argument; `name` is the function's, for the error.
  static func text(_ value: Value, _ name: String) throws(ArgumentError) -> String {
    switch value {
    case .text(let text), .path(let text): return text
    default: throw ArgumentError(Demand.text.message(of: name, given: value.described))
    }
  }

  static func list(_ value: Value, _ name: String) throws(ArgumentError) -> [Value] {
    if case .list(let values) = value { return values }
    throw ArgumentError(Demand.list.message(of: name, given: value.described))
  }

  static func record(_ value: Value, _ name: String) throws(ArgumentError) -> Record {
    switch value {
    case .record(let record): return record
    case .object(let handle): return handle.record
    default: throw ArgumentError(Demand.record.message(of: name, given: value.described))
    }
  }

  static func double(_ value: Value, _ name: String) throws(ArgumentError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw ArgumentError(Demand.number.message(of: name, given: value.described))
    }
  }
}
