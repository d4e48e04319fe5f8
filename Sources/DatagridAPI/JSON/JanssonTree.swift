internal import CJansson

/// A tree that Jansson read, released with this object.
final class JanssonTree {
  let root: UnsafeMutablePointer<json_t>

  init(_ bytes: [UInt8]) throws(JSONError) {
    // A value may stand alone, and a text may hold \u0000: both are JSON, and Jansson's default
    // refuses them. Depth is bounded by Jansson at 2,048 and by the caller below that.
    let flags = Int(JSON_DECODE_ANY | JSON_ALLOW_NUL)
    var error = json_error_t()
    let read = bytes.withUnsafeBytes {
      json_loadb($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, flags, &error)
    }
    guard let read else { throw JanssonTree.describe(error) }
    root = read
  }

  deinit { json_decref(root) }

  private static func describe(_ error: json_error_t) -> JSONError {
    // Jansson keeps the code in the last byte of the text, and reads it there in `json_error_code`,
    // which Swift cannot name beside the type of the same name.
    let (code, words) = withUnsafeBytes(of: error.text) { text in
      (UInt32(text.last ?? 0), String(decoding: text.prefix { $0 != 0 }, as: UTF8.self))
    }
    let line = Int(error.line)
    return switch code {
    case json_error_numeric_overflow.rawValue: JSONError(.numberTooLarge, line: line)
    case json_error_premature_end_of_input.rawValue: JSONError(.cut, line: line)
    case json_error_stack_overflow.rawValue: JSONError(.tooDeep, line: line)
    case json_error_invalid_utf8.rawValue: JSONError(.notUTF8, line: line)
    default: JSONError(.malformed, line: line, detail: words)
    }
  }
}
