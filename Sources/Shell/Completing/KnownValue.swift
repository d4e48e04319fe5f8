import CommandLanguage
import LineEditing

/// What is known of a value that a text speaks of, without running anything.
indirect enum KnownValue {
  /// The value itself.
  case value(Value)
  /// An API object of a kind.
  case object(ObjectKind)
  /// A value with these fields.
  case fields([FieldSpec])
  /// A value with these fields; what is known of each is found out where somebody asks, for records may
  /// hold one another.
  case record([(name: String, value: () -> KnownValue?)])
  /// A list of such values.
  case list(KnownValue?)
}

extension KnownValue {
  /// What a loop or a filter is given first of it.
  var firstItem: KnownValue? {
    switch self {
    case .value(.list(let values)): values.first.map(KnownValue.value)
    case .list(let item): item
    case .value, .object, .fields, .record: self
    }
  }

  /// Its item at a place, negative ones counted from the end; of a list that is not there yet, any.
  func item(at place: Int64) -> KnownValue? {
    switch self {
    case .value(.list(let values)):
      let index = place < 0 ? place + Int64(values.count) : place
      return values.indices.contains(Int(clamping: index))
        ? .value(values[Int(clamping: index)]) : nil
    case .list(let item): return item
    case .value, .object, .fields, .record: return nil
    }
  }

  /// The field of a name.
  func member(_ name: String) -> KnownValue? {
    switch self {
    case .value(.object(let handle)):
      let documented = handle.kind.fields.first { $0.name == name }?.fields ?? []
      switch handle.record[name] {
      case nil, .null?: return documented.isEmpty ? nil : .fields(documented)
      case .record(let record)?: return .value(.record(record))
      case let value?: return .value(value)
      }
    case .value(.record(let record)): return record[name].map(KnownValue.value)
    case .object(let kind): return KnownValue.fields(kind.fields).member(name)
    case .fields(let fields):
      let within = fields.first { $0.name == name }?.fields ?? []
      return within.isEmpty ? nil : .fields(within)
    case .record(let fields): return fields.last { $0.name == name }?.value()
    case .value, .list: return nil
    }
  }

  /// The fields that it has.
  var fields: [Candidate] {
    switch self {
    case .value(.object(let handle)):
      let documented = handle.kind.fields
      let record = handle.record
      let more = documented.filter { record[$0.name] == nil }
      return record.fields.map { name, value in
        let field = documented.first { $0.name == name }
        return Self.field(name, field?.summary ?? "", hasFields: value.hasFields)
      } + more.map { Self.field($0.name, $0.summary, hasFields: !$0.fields.isEmpty) }
    case .value(.record(let record)):
      return record.fields.map { Self.field($0, "", hasFields: $1.hasFields) }
    case .value(.path): return KnownValue.fields(FieldSpec.ofPath).fields
    case .object(let kind): return KnownValue.fields(kind.fields).fields
    case .fields(let fields):
      return fields.map { Self.field($0.name, $0.summary, hasFields: !$0.fields.isEmpty) }
    case .record(let fields):
      return fields.map { Self.field($0.name, "", hasFields: false) }
    case .value, .list: return []
    }
  }

  /// Whether it is an API object of one of these kinds, or a list with one.
  func isObject(of kinds: [String]) -> Bool {
    switch self {
    case .value(.object(let handle)): kinds.contains(handle.kind.name)
    case .value(.list(let values)):
      values.contains { KnownValue.value($0).isObject(of: kinds) }
    case .object(let kind): kinds.contains(kind.name)
    case .list(let item): item?.isObject(of: kinds) ?? false
    case .value, .fields, .record: false
    }
  }

  /// What a list says of a variable that holds it.
  var hint: String {
    switch self {
    case .value(.object(let handle)):
      [handle.record["name"]?.text, handle.record["status"]?.text].compactMap(\.self)
        .joined(separator: ", ")
    case .value(let value): value.kindName
    case .object(let kind): kind.name
    case .list: "list"
    case .fields: ""
    case .record: "record"
    }
  }

  private static func field(_ name: String, _ summary: String, hasFields: Bool) -> Candidate {
    Candidate(name, summary: summary, isFinal: !hasFields)
  }
}

extension Value {
  /// Whether one goes on behind it with a dot.
  var hasFields: Bool {
    switch self {
    case .object: true
    case .record(let record): record.count > 0
    default: false
    }
  }
}
