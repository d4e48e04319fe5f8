package import CommandLanguage
import DatagridAPI

extension Value {
  init(json: JSON) {
    self =
      switch json {
      case .null: .null
      case .bool(let value): .boolean(value)
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .text(let text): .text(text)
      case .array(let items): .list(items.map(Value.init(json:)))
      case .object(let object): .record(Record(json: object))
      }
  }
}

extension Record {
  /// The members in the order in which the answer wrote them, unknown ones too.
  init(json object: JSONObject) {
    self.init(uniqueKeys: object.keys, values: object.members.map { Value(json: $0.value) })
  }
}

extension APISession {
  /// The value that a text of JSON spells, for the function `parse`.
  ///
  /// - Throws: ``ArgumentError`` of the kind `malformed`.
  package static func parseJSON(_ text: String) throws(ArgumentError) -> Value {
    do throws(JSONError) {
      return Value(json: try JSON.parse(Array(text.utf8)))
    } catch {
      let place = error.line.map { " (line \($0))" } ?? ""
      throw ArgumentError("the text is no JSON: \(error.reason)\(place)", kind: "malformed")
    }
  }
}

extension JSONError {
  fileprivate var reason: String {
    switch problem {
    case .empty: "it is empty"
    case .cut: "it ends in the middle"
    case .tooDeep: "values stand within one another more than \(JSON.maximumDepth) deep"
    case .tooLarge: "it is longer than \(JSON.maximumBytes >> 20) MiB"
    case .notUTF8: "it is no UTF-8"
    case .numberTooLarge: "a number is too large"
    case .malformed: detail.isEmpty ? "it is malformed" : detail
    }
  }
}
