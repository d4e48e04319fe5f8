internal import CJansson

extension JSON {
  /// How deeply values may be nested: far beyond any answer of this API, and small enough that
  /// building, comparing and releasing a value, all of which recurse, fit on a 512 KiB stack.
  package static let maximumDepth = 256

  /// The largest text that is read, in bytes: the bound on an answer.
  package static let maximumBytes = 16 << 20

  /// Reads one JSON value, which must be all that the bytes hold.
  ///
  /// Of members with the same name the last wins, in the place of the first.
  /// - Throws: ``JSONError``.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    guard bytes.count <= maximumBytes else { throw JSONError(.tooLarge) }
    guard bytes.contains(where: { !JSONText.isSpace($0) }) else { throw JSONError(.empty) }
    let tree: JanssonTree
    do throws(JSONError) {
      tree = try JanssonTree(bytes)
    } catch {
      guard error.problem == .numberTooLarge else { throw error }
      tree = try JanssonTree(JSONText.withWideIntegersAsReals(bytes))
    }
    return try value(of: tree.root, depth: 1)
  }

  private static func value(
    of node: UnsafeMutablePointer<json_t>, depth: Int
  ) throws(JSONError) -> JSON {
    guard depth <= maximumDepth else { throw JSONError(.tooDeep) }
    switch node.pointee.type {
    case JSON_OBJECT: return .object(try object(of: node, depth: depth))
    case JSON_ARRAY: return .array(try elements(of: node, depth: depth))
    case JSON_STRING: return .text(text(json_string_value(node), json_string_length(node)))
    case JSON_INTEGER: return .integer(Int64(json_integer_value(node)))
    case JSON_REAL: return .number(json_real_value(node))
    case JSON_TRUE: return .bool(true)
    case JSON_FALSE: return .bool(false)
    default: return .null
    }
  }

  private static func object(
    of node: UnsafeMutablePointer<json_t>, depth: Int
  ) throws(JSONError) -> JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(json_object_size(node))
    var iterator = json_object_iter(node)
    while let here = iterator {
      let key = text(json_object_iter_key(here), json_object_iter_key_len(here))
      if let child = json_object_iter_value(here) {
        members.append(.init(key: key, value: try value(of: child, depth: depth + 1)))
      }
      iterator = json_object_iter_next(node, here)
    }
    return JSONObject(uniqueMembers: members)
  }

  private static func elements(
    of node: UnsafeMutablePointer<json_t>, depth: Int
  ) throws(JSONError) -> [JSON] {
    var elements: [JSON] = []
    elements.reserveCapacity(json_array_size(node))
    for index in 0..<json_array_size(node) {
      if let child = json_array_get(node, index) {
        elements.append(try value(of: child, depth: depth + 1))
      }
    }
    return elements
  }

  /// Jansson has checked that the bytes are UTF-8; the length counts, for a text may hold `\u0000`.
  private static func text(_ start: UnsafePointer<CChar>?, _ length: Int) -> String {
    guard let start else { return "" }
    return UnsafeRawBufferPointer(start: start, count: length)
      .withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
  }
}
