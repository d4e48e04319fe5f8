/// Rows that are published together, each as JSON: an array of texts, or an object.
///
/// Arrays are encoded here rather than with Jansson: a tree per row would take longer than reading
/// and storing it, and they hold nothing but strings of valid UTF-8.
struct RowBatch {
  private var text: [UInt8] = []
  private var ends: [Int] = []

  /// The number of rows.
  var count: Int { ends.count }
  /// The memory of the rows, in bytes.
  var byteCount: Int { text.count }

  /// Appends a row.
  mutating func append(_ row: borrowing Row) {
    text.append(UInt8(ascii: "["))
    for cell in 0..<row.count {
      if cell > 0 { text.append(UInt8(ascii: ",")) }
      appendString(row[cell])
    }
    text.append(UInt8(ascii: "]"))
    ends.append(text.count)
  }

  /// Appends a row that is the text of a JSON object.
  mutating func append(object: ArraySlice<UInt8>) {
    text.append(contentsOf: object)
    ends.append(text.count)
  }

  /// Forgets the rows and keeps their memory.
  mutating func clear() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with the index and the JSON text of each row.
  func forEach<Failure: Error>(
    _ body: (Int, UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try text.span.withUnsafeBytes { bytes throws(Failure) in
      var start = 0
      for (index, end) in ends.enumerated() {
        try body(index, UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// Appends a JSON string (RFC 8259, 7): escapes what must be escaped and nothing else.
  private mutating func appendString(_ cell: ArraySlice<UInt8>) {
    text.append(UInt8(ascii: "\""))
    var start = cell.startIndex
    for index in cell.indices {
      let byte = cell[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      text.append(contentsOf: cell[start..<index])
      start = index + 1
      text.append(UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\n"): text.append(UInt8(ascii: "n"))
      case UInt8(ascii: "\r"): text.append(UInt8(ascii: "r"))
      case UInt8(ascii: "\t"): text.append(UInt8(ascii: "t"))
      case ..<0x20:
        text.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
        text.append(Self.hexadecimal[Int(byte >> 4)])
        text.append(Self.hexadecimal[Int(byte & 0xF)])
      default: text.append(byte)
      }
    }
    text.append(contentsOf: cell[start...])
    text.append(UInt8(ascii: "\""))
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
