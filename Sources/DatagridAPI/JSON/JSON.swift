/// A JSON value as an answer of the server held it.
///
/// The order of an object's members is kept. A number that was written without fraction and exponent
/// and fits in 64 bits is an ``integer(_:)``; every other one is a ``number(_:)``, the nearest double.
package enum JSON: Sendable, Hashable {
  /// `null`, which is a value: a member that is absent is nil.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number of 64 bits.
  case integer(Int64)
  /// Any other number, as the nearest double.
  case number(Double)
  /// A string.
  case text(String)
  /// A list.
  case array([JSON])
  /// Named values.
  case object(JSONObject)
}

extension JSON {
  /// True for the literal `null` alone: a member that is absent is no value at all.
  package var isNull: Bool { self == .null }

  /// The truth value, or nil when this is something else.
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The whole number, or nil when this is something else, a fraction such as `1.0` included.
  package var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number, whole or not, or nil when this is something else.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .null, .bool, .text, .array, .object: nil
    }
  }

  /// The text, or nil when this is something else.
  package var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// The elements, or nil when this is not an array.
  package var array: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, or nil when this is not an object.
  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member of that name, or nil when there is none or this is not an object.
  package subscript(key: String) -> JSON? { object?[key] }

  /// What kind of value this is, with its article, for messages.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .integer, .number: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
