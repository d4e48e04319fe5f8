/// A text as one segment of the path of a URL.
enum PathSegment {
  /// Percent-encodes all but the unreserved characters of RFC 3986, the slash included.
  static func encode(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += encode(byte)
      }
    }
    return result
  }

  /// `%` and the two digits of a byte.
  static func encode(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
  }

  /// The text that was percent-encoded; what is no encoding stays as it is.
  static func decode(_ text: some StringProtocol) -> String {
    let encoded = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < encoded.count {
      if encoded[index] == UInt8(ascii: "%"), index + 2 < encoded.count,
        let byte = UInt8(
          String(decoding: encoded[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(encoded[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Encodes an identifier.
  /// - Throws: ``RequestError`` for what would name another endpoint than its own.
  static func identifier(_ id: String) throws(RequestError) -> String {
    switch id {
    case "": throw .emptyIdentifier
    case ".", "..": throw .dotIdentifier(id)
    default: return encode(id)
    }
  }
}
