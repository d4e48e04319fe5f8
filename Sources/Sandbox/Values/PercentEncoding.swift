/// The encoding of URLs (RFC 3986, 2.1).
enum PercentEncoding {
  /// A text without its encoding; `nil` where that is broken or the result is not UTF-8.
  static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, let high = Character(digits.first).hexDigitValue,
        let low = Character(digits.last).hexDigitValue
      else { return nil }
      bytes.append(UInt8(high << 4 | low))
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// A text as one segment of a path: all but the unreserved characters are encoded.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }
}

extension Character {
  /// The ASCII character of a byte; a space where there is none.
  fileprivate init(_ byte: UInt8?) {
    self.init(Unicode.Scalar(byte ?? 0x20))
  }
}
