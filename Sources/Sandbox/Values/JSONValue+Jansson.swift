import CJansson
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension JSONValue {
  /// The text of this value as UTF-8, without white space.
  var encoded: [UInt8] {
    guard let tree = jansson() else { return [] }
    defer { json_decref(tree) }
    let flags = Int(JSON_COMPACT) | Int(JSON_ENCODE_ANY) | Self.realPrecision
    guard let text = json_dumps(tree, flags) else { return [] }
    defer { free(text) }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// Reads one JSON text, in which no member may be named twice.
  ///
  /// - Returns: `nil` when `text` is not JSON, or nested deeper than Jansson goes (2,048).
  init?(parsing text: [UInt8]) {
    let flags = Int(JSON_REJECT_DUPLICATES) | Int(JSON_DECODE_ANY)
    let tree = text.withUnsafeBytes {
      json_loadb($0.baseAddress, $0.count, flags, nil)
    }
    guard let tree else { return nil }
    defer { json_decref(tree) }
    self.init(tree)
  }

  /// `JSON_REAL_PRECISION(15)`, a macro which Swift cannot call: 15 digits give `0.29`, where
  /// Jansson's 17 give `0.28999999999999998`.
  private static let realPrecision = 15 << 11

  /// A new tree of Jansson's, or `nil` when memory is out.
  private func jansson() -> UnsafeMutablePointer<json_t>? {
    switch self {
    case .null: return json_null()
    case .bool(let value): return value ? json_true() : json_false()
    case .integer(let value): return json_integer(value)
    case .real(let value): return json_real(value)
    case .string(let value): return json_stringn(value, value.utf8.count)
    case .array(let elements):
      let tree = json_array()
      for element in elements { json_array_append_new(tree, element.jansson()) }
      return tree
    case .object(let members):
      let tree = json_object()
      for member in members { json_object_set_new(tree, member.name, member.value.jansson()) }
      return tree
    }
  }

  private init(_ tree: UnsafeMutablePointer<json_t>) {
    switch tree.pointee.type {
    case JSON_OBJECT:
      var members: [Member] = []
      var position = json_object_iter(tree)
      while let current = position {
        if let name = json_object_iter_key(current), let value = json_object_iter_value(current) {
          members.append(Member(name: String(cString: name), value: JSONValue(value)))
        }
        position = json_object_iter_next(tree, current)
      }
      self = .object(members)
    case JSON_ARRAY:
      self = .array(
        (0..<json_array_size(tree)).compactMap { json_array_get(tree, $0).map(JSONValue.init(_:)) })
    case JSON_STRING:
      self = .string(json_string_value(tree).map { String(cString: $0) } ?? "")
    case JSON_INTEGER: self = .integer(json_integer_value(tree))
    case JSON_REAL: self = .real(json_real_value(tree))
    case JSON_TRUE: self = .bool(true)
    case JSON_FALSE: self = .bool(false)
    default: self = .null
    }
  }
}
