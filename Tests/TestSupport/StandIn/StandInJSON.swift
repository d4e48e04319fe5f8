/// JSON that the stand-in answers with.
enum StandInJSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([StandInJSON])
  case object([(String, StandInJSON)])

  init(dictionaryLiteral members: (String, StandInJSON)...) { self = .object(members) }
  init(stringLiteral text: String) { self = .text(text) }
  init(_ text: String?) { self = text.map(Self.text) ?? .null }

  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .text(let value): Self.quoted(value)
    case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where scalar.value < 0x20:
          "\\u" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2)
            + String(scalar.value, radix: 16)
        default: String(scalar)
        }
      }.joined() + "\""
  }
}
