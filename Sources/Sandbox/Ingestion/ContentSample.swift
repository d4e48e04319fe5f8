import CJansson

/// The first bytes of a file, looked at for what they are where nothing else tells.
struct ContentSample {
  private let bytes: ArraySlice<UInt8>
  /// Whether nothing follows.
  private let isWhole: Bool

  init(_ head: ArraySlice<UInt8>, isWhole: Bool) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes = head.starts(with: byteOrderMark) ? head.dropFirst(byteOrderMark.count) : head
    self.isWhole = isWhole
  }

  /// Whether the content is valid UTF-8 without control characters that no text has.
  var isText: Bool {
    var validator = UTF8Validator()
    let whiteSpace: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0D, 0x1B]
    return validator.check(bytes).problem == nil
      && bytes.allSatisfy { $0 >= 0x20 || whiteSpace.contains($0) }
  }

  /// Whether the content is objects or arrays of JSON, or begins so.
  ///
  /// All of it is read: `[1] A footnote` begins with an array and is none.
  var isJSON: Bool {
    var rest = bytes.drop(while: JSONWindow.isWhiteSpace)
    guard rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "[") else { return false }
    while !rest.isEmpty {
      var error = json_error_t()
      let flags = Int(JSON_DISABLE_EOF_CHECK) | Int(JSON_DECODE_ANY) | Int(JSON_ALLOW_NUL)
      let tree = rest.withUnsafeBytes { json_loadb($0.baseAddress, $0.count, flags, &error) }
      guard let tree else { return !isWhole && rest.count - Int(error.position) < Self.cutTail }
      json_decref(tree)
      rest = rest.dropFirst(Int(error.position)).drop(while: JSONWindow.isWhiteSpace)
    }
    return true
  }

  /// How close to the end of a sample an error is one of the cut: a character has up to 4 bytes.
  private static let cutTail = 4

  /// Whether the content is lines of cells: at least two, with two cells or more, all as many.
  var isCSV: Bool {
    var reader = CSVReader()
    var shape = CSVShape()
    var lines = bytes
    if !isWhole, let end = bytes.lastIndex(of: UInt8(ascii: "\n")) { lines = bytes[...end] }
    do {
      try reader.consume(lines, into: &shape)
      if isWhole { try reader.finish(into: &shape) }
    } catch {
      return false
    }
    return shape.isRectangular
  }
}

/// Tells whether all rows of a table are as long as its header.
private struct CSVShape: RowSink {
  private var columns: Int?
  private var hasRows = false
  private var isRagged = false

  /// Whether there are rows below the header, and no row is shorter or longer than it.
  var isRectangular: Bool { hasRows && !isRagged && (columns ?? 0) > 1 }

  mutating func name(columns: [String]) {
    if self.columns != nil { isRagged = true }
    self.columns = columns.count
  }

  mutating func learn(_ row: borrowing Row) {
    hasRows = true
    if row.count != columns { isRagged = true }
  }

  mutating func learn(object: ArraySlice<UInt8>) {}
}
