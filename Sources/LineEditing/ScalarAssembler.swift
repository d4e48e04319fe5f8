/// Puts typed bytes together to characters, and survives bytes that are no UTF-8.
///
/// A terminal with another character set sends a lone byte; it is dropped as soon as the next one
/// shows that it leads nowhere, and that next one counts.
struct ScalarAssembler {
  private var bytes: [UInt8] = []

  /// Takes the next byte; a character when it completes one.
  mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
    if byte & 0xC0 != 0x80 { bytes = [] }
    bytes.append(byte)
    guard let lead = bytes.first, let length = Self.length(lead: lead) else {
      bytes = []
      return nil
    }
    guard bytes.count == length else { return nil }
    defer { bytes = [] }
    return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
  }

  private static func length(lead: UInt8) -> Int? {
    switch lead {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }
}
