import CommandLanguage
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
    self.init(object.members.map { ($0.key, Value(json: $0.value)) })
  }
}
