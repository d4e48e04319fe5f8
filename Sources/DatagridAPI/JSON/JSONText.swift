/// What must be known of a JSON text before a parser has read it.
enum JSONText {
  /// True for the four bytes that JSON allows between tokens.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The same text with an exponent of zero behind every integer that does not fit in 64 bits.
  ///
  /// Jansson refuses a text that holds such an integer, and its flag to read integers as reals turns
  /// all of them into doubles, identifiers of more than 53 bits included. So only these are changed.
  static func withWideIntegersAsReals(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let start = index
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = endOfString(bytes, from: index)
        result += bytes[start..<index]
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        index = bytes[index...].firstIndex { !isNumberByte($0) } ?? bytes.count
        let token = bytes[start..<index]
        result += token
        if isWideInteger(token) { result += Array("e0".utf8) }
      default:
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Whether a text holds no more than so many values and names of members.
  ///
  /// Each stands behind a bracket, a comma or a colon; those of a text that is no JSON count too.
  static func holdsAtMost(_ bound: Int, values bytes: [UInt8]) -> Bool {
    // Each takes a byte and has one of those before it.
    guard bytes.count / 2 > bound else { return true }
    var count = 1
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = endOfString(bytes, from: index)
        continue
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"): count += 1
      default: break
      }
      index += 1
    }
    return count <= bound
  }

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.count
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    case UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  private static func isWideInteger(_ token: ArraySlice<UInt8>) -> Bool {
    let digits = token.first == UInt8(ascii: "-") ? token.dropFirst() : token
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return false
    }
    return Int64(String(decoding: token, as: UTF8.self)) == nil
  }
}
