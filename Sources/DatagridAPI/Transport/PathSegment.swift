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
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
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
