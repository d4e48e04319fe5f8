import CJansson

/// One attempt of Jansson at the value with which a window begins.
///
/// What it reads is bounded twice: by the bytes of a value, and by the memory of Jansson's tree,
/// which may be a hundred times as much (`[{},{},…]`).
final class JSONParse {
  /// The largest value, in bytes: as much as an answer of the sandbox can be.
  static let valueByteCap = 16 << 20
  /// The most memory of a tree, in bytes, as `cost(of:)` estimates it.
  static let treeByteCap = 256 << 20

  private let window: JSONWindow
  /// How many bytes of the window Jansson has been given.
  private var given = 0
  /// The bytes given last, whose cost is yet to be counted.
  private var uncounted = 0..<0
  private var cost = 0
  private var isInString = false
  private var isEscaped = false
  /// Why Jansson was given no more, other than the end of the file.
  private var refusal: (any Error)?

  private init(_ window: JSONWindow) {
    self.window = window
  }

  /// Parses the value at the beginning of the window, which must stand there without white space
  /// before it, and takes it.
  ///
  /// Numbers become doubles, however long: only whether they can is of interest here, as the text
  /// of the value is what is kept. A member may be named twice, as in Python's `json`.
  ///
  /// - Returns: What `body` makes of the tree and of the value's text.
  /// - Throws: `FileProblem`, or what the source throws.
  static func value<Result>(
    of window: JSONWindow,
    _ body: (UnsafeMutablePointer<json_t>, ArraySlice<UInt8>) throws -> Result
  ) throws -> Result {
    let parse = JSONParse(window)
    var error = json_error_t()
    let flags =
      Int(JSON_DISABLE_EOF_CHECK) | Int(JSON_DECODE_ANY) | Int(JSON_ALLOW_NUL)
      | Int(JSON_DECODE_INT_AS_REAL)
    let tree = withExtendedLifetime(parse) {
      json_load_callback(
        { buffer, size, context in
          guard let buffer, let context else { return 0 }
          let parse = Unmanaged<JSONParse>.fromOpaque(context).takeUnretainedValue()
          return parse.give(UnsafeMutableRawBufferPointer(start: buffer, count: size))
        }, Unmanaged.passUnretained(parse).toOpaque(), flags, &error)
    }
    guard let tree else {
      throw parse.refusal ?? FileProblem(jansson: error, from: window.place)
    }
    defer { json_decref(tree) }
    let size = Int(error.position)
    let result = try body(tree, window.text(limit: size))
    window.take(size)
    return result
  }

  /// Hands the next bytes to Jansson.
  ///
  /// - Returns: how many there are; 0 at the end, and where the value is refused.
  private func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    do {
      try countCost()
      if given == window.count, try !window.extend() { return 0 }
    } catch {
      refusal = error
      return 0
    }
    let bytes = window.text(from: given, limit: buffer.count)
    buffer.copyBytes(from: bytes)
    uncounted = given..<given + bytes.count
    given += bytes.count
    return bytes.count
  }

  /// Adds the cost of the bytes that were given last, which belong to the value: else Jansson would
  /// not ask for more. So values smaller than its buffer are not looked at.
  private func countCost() throws(FileProblem) {
    for byte in window.text(from: uncounted.lowerBound, limit: uncounted.count) {
      cost += 2
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else {
        isInString = byte == UInt8(ascii: "\"")
        cost += Self.cost(of: byte)
      }
    }
    if given > Self.valueByteCap {
      throw FileProblem(
        "the JSON value at \(window.place) is longer than \(Self.valueByteCap >> 20) MiB. Make the "
          + "file an array of smaller values, or one value on each line (.jsonl).")
    }
    if cost > Self.treeByteCap {
      throw FileProblem(
        "the JSON value at \(window.place) has so many parts that reading it would take more than "
          + "\(Self.treeByteCap >> 20) MiB of memory. Make the file an array of smaller values, or "
          + "one value on each line (.jsonl).")
    }
  }

  /// The memory that Jansson takes for what begins with a byte outside of strings, as measured with
  /// version 2.14 on a 64-bit system: a table of 8 buckets for an object, one of 8 pointers for an
  /// array, a pair for a member, two blocks for a string, and for an element its number and its place
  /// in a table that doubles.
  private static func cost(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "{"): 256
    case UInt8(ascii: "["): 128
    case UInt8(ascii: ":"): 112
    case UInt8(ascii: ","): 72
    case UInt8(ascii: "\""): 32
    default: 0
    }
  }
}

extension FileProblem {
  /// Says what Jansson did not like in a value that begins at a place.
  fileprivate init(jansson error: json_error_t, from start: JSONWindow.Place) {
    var error = error
    let place =
      error.line <= 1
      ? JSONWindow.Place(line: start.line, column: start.column + max(0, Int(error.column) - 1))
      : JSONWindow.Place(line: start.line + Int(error.line) - 1, column: Int(error.column))
    let words =
      switch json_error_code(&error) {
      case json_error_premature_end_of_input:
        "the JSON value that begins at \(start) is not closed before the file ends: a bracket or a "
          + "quote is missing in it, or the file is cut off. Correct it and upload the whole file."
      case json_error_numeric_overflow:
        "the number at \(place) is too large for any reader to hold. Write it as a string in quotes."
      case json_error_stack_overflow:
        "the JSON value at \(start) is nested deeper than \(JSON_PARSER_MAX_DEPTH) levels. Flatten "
          + "it."
      case json_error_null_byte_in_key:
        "the name of a member at \(place) contains NUL (\\u0000). Give it another name."
      case json_error_out_of_memory:
        "there was no memory for the JSON value at \(start). Close other programs and upload the "
          + "file again."
      default:
        "the JSON is broken at \(place): \(Self.text(of: error)). Correct it there and upload the "
          + "file again."
      }
    self.init(words)
  }

  private static func text(of error: json_error_t) -> String {
    withUnsafeBytes(of: error.text) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
