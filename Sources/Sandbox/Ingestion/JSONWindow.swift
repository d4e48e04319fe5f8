/// The part of a JSON text that is being read, with the place of its first byte.
///
/// Jansson reads at most 1,024 bytes beyond the value that it is asked for: they stay in the window.
final class JSONWindow {
  private let source: TextSource
  private var bytes: [UInt8] = []
  /// Where the text begins that is yet to be taken.
  private var start = 0
  private var isAtEnd = false
  /// The place of the next byte.
  private(set) var place = Place()

  /// A line and a column of a text, both from 1, as editors count them.
  struct Place: Equatable, CustomStringConvertible {
    var line = 1
    var column = 1

    var description: String { "line \(line), column \(column)" }

    /// The place behind some text that begins here.
    mutating func pass(_ text: ArraySlice<UInt8>) {
      for byte in text {
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
    }
  }

  init(_ source: TextSource) {
    self.source = source
  }

  /// How many bytes are in memory and yet to be taken.
  var count: Int { bytes.count - start }

  /// The bytes from `offset` on, at most `limit` of them, counted from what is yet to be taken.
  func text(from offset: Int = 0, limit: Int = .max) -> ArraySlice<UInt8> {
    bytes[(start + offset)...].prefix(limit)
  }

  /// Reads more of the file.
  ///
  /// - Returns: false at its end.
  /// - Throws: What the source throws.
  func extend() throws -> Bool {
    if isAtEnd { return false }
    bytes.removeSubrange(..<start)
    start = 0
    guard let chunk = try source.next() else {
      isAtEnd = true
      return false
    }
    bytes += chunk
    return true
  }

  /// The next byte that is no white space, or `nil` at the end.
  func peekBehindWhiteSpace() throws -> UInt8? {
    while true {
      let blank = text().prefix(while: Self.isWhiteSpace)
      take(blank.count)
      if start < bytes.count { return bytes[start] }
      if try !extend() { return nil }
    }
  }

  /// Goes behind the next `count` bytes, which are in memory.
  func take(_ count: Int) {
    place.pass(bytes[start..<start + count])
    start += count
  }

  /// What may stand between values (RFC 8259, 2).
  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
