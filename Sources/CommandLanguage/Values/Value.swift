/// A value of the language.
///
/// Scalars are stored in place and never retain; a text, a list or a record shares its storage
/// until it is written to. It stands in the module of its evaluator because reading it from another
/// one is more than twice as slow.
package enum Value: Sendable {
  /// What a slot holds before its first assignment; no program sees it.
  case unset
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  /// Nanoseconds.
  case duration(Int64)
  /// Bytes.
  case size(Int64)
  /// Nanoseconds since the beginning of 1970 (UTC).
  case time(Int64)
  /// Both ends included; empty when it runs backwards.
  case range(Int64, Int64)
  case text(String)
  case path(String)
  case list([Value])
  case record(Record)
  case object(ObjectHandle)

  /// What an error calls the value's kind, with its article left out.
  package var kindName: String {
    switch self {
    case .unset: "unset"
    case .null: "null"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .duration: "duration"
    case .size: "size"
    case .time: "time"
    case .range: "range"
    case .text: "text"
    case .path: "path"
    case .list: "list"
    case .record: "record"
    case .object(let handle): handle.kind.name
    }
  }
}

extension Value {
  /// How many numbers `lower..upper` holds; nil where 64 bits cannot count them.
  static func count(from lower: Int64, to upper: Int64) -> Int64? {
    if upper < lower { return 0 }
    let (distance, isTooFar) = upper.subtractingReportingOverflow(lower)
    let (count, isTooMany) = distance.addingReportingOverflow(1)
    return isTooFar || isTooMany ? nil : count
  }
}

extension Value: Equatable {
  /// Whether a program calls the two equal: values of different kinds never are, but an integer
  /// equals the same number, and a path the text that spells it.
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.unset, .unset), (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)), (.duration(let a), .duration(let b)),
      (.size(let a), .size(let b)), (.time(let a), .time(let b)):
      a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      Int64(exactly: b) == a
    case (.text(let a), .text(let b)), (.path(let a), .path(let b)), (.text(let a), .path(let b)),
      (.path(let a), .text(let b)):
      a == b
    case (.range(let a, let b), .range(let c, let d)): (a == c && b == d) || (a > b && c > d)
    case (.list(let a), .list(let b)): a == b
    case (.record(let a), .record(let b)): a.hasSameFields(as: b)
    case (.object(let a), .object(let b)):
      a === b || (a.kind.name == b.kind.name && a.id == b.id && !a.id.isEmpty)
    default: false
    }
  }
}
