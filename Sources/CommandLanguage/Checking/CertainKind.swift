/// The kind that a value will have whatever happens, where an expression says as much by itself.
///
/// A variable says nothing: its values are checked where they are used, as the program runs.
enum CertainKind: String, CaseIterable, Sendable {
  case integer, number, text, boolean, duration, size, time, path, list, record, range

  /// With its article, as errors have it. An integer is a number to whoever reads of it.
  var phrase: String {
    switch self {
    case .integer: "a number"
    default: "a \(rawValue)"
    }
  }

  /// Whether it is searched and joined as a text.
  var isText: Bool { self == .text || self == .path }

  /// Whether it has a sign.
  fileprivate var isAmount: Bool { [.integer, .number, .duration, .size].contains(self) }

  /// A value of the kind, to ask an operation whether it takes such.
  var example: Value {
    switch self {
    case .integer: .integer(1)
    case .number: .number(1.5)
    case .text: .text("a")
    case .boolean: .boolean(true)
    case .duration: .duration(1)
    case .size: .size(1)
    case .time: .time(0)
    case .path: .path("a")
    case .list: .list([])
    case .record: .record(Record([]))
    case .range: .range(1, 1)
    }
  }

  /// The kind of a constant; nil for null, which also stands for what could not be read.
  init?(of value: Value) {
    switch value {
    case .integer: self = .integer
    case .number: self = .number
    case .text: self = .text
    case .boolean: self = .boolean
    case .duration: self = .duration
    case .size: self = .size
    case .time: self = .time
    case .path: self = .path
    case .list: self = .list
    case .record: self = .record
    case .range: self = .range
    case .unset, .null, .object: return nil
    }
  }
}

extension CheckedExpression {
  /// The kind of what the expression gives, where it gives anything; nil where that is not certain.
  var certainKind: CertainKind? {
    switch self {
    case .constant(let value, _): CertainKind(of: value)
    case .text: .text
    case .list: .list
    case .record: .record
    case .unary(.not, _, _): .boolean
    case .unary(.negate, let operand, _): operand.certainKind.flatMap { $0.isAmount ? $0 : nil }
    case .binary(let symbol, let left, let right, _): Self.kind(symbol, left, right)
    case .call(let function, _, _): function.gives
    case .variable, .member, .index, .command, .pipeline, .item, .itemField, .definition,
      .sessionVariable:
      nil
    }
  }

  /// What an error calls it: what is written out, else its kind; nil where nothing is certain.
  var certainPhrase: String? { written?.described ?? certainKind?.phrase }

  /// A value that errors describe as the one that is written out here: its items are left out.
  var written: Value? {
    switch self {
    case .constant(let value, _): value == .null ? nil : value
    case .list(let items, _): .list(Array(repeating: .null, count: items.count))
    case .record: .record(Record([]))
    default: nil
    }
  }

  private static func kind(_ symbol: BinaryOperator, _ left: Self, _ right: Self) -> CertainKind? {
    switch symbol {
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .notContained, .matches:
      return .boolean
    case .range: return .range
    case .otherwise: return nil
    case .add, .subtract, .multiply, .divide, .remainder:
      guard let left = left.certainKind, let right = right.certainKind else { return nil }
      let site = Site(SourceText("", name: ""), SourceRange(0, 0))
      return (try? Operations.result(symbol, left.example, right.example, site))
        .flatMap { $0 }.flatMap(CertainKind.init(of:))
    }
  }
}
