internal import CJansson

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension JSON {
  /// The value as JSON text in UTF-8, without white space.
  ///
  /// - Returns: nil for a number that JSON cannot say (an infinity, or none), and when memory is out.
  package var encoded: String? {
    guard let tree = jansson() else { return nil }
    defer { json_decref(tree) }
    guard let text = json_dumps(tree, Int(JSON_COMPACT) | Int(JSON_ENCODE_ANY)) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  private func jansson() -> UnsafeMutablePointer<json_t>? {
    switch self {
    case .null: return json_null()
    case .bool(let value): return value ? json_true() : json_false()
    case .integer(let value): return json_integer(value)
    case .number(let value): return json_real(value)
    case .text(let value): return json_stringn(value, value.utf8.count)
    case .array(let elements):
      let tree = json_array()
      for element in elements where json_array_append_new(tree, element.jansson()) != 0 {
        json_decref(tree)
        return nil
      }
      return tree
    case .object(let object):
      let tree = json_object()
      for member in object
      where json_object_setn_new(tree, member.key, member.key.utf8.count, member.value.jansson())
        != 0
      {
        json_decref(tree)
        return nil
      }
      return tree
    }
  }
}
