/// The form of an entry in the history file, which ``HistoryFile`` describes.
enum HistoryLine {
  /// The line for an entry, without its newline.
  static func line(_ entry: HistoryEntry) -> [UInt8] {
    Array("\(entry.time) \(entry.session) \(entry.text.utf8.count) ".utf8)
      + entry.text.utf8.flatMap(escaped)
  }

  /// The entry in a line, or nil when the line is foreign, damaged or cut short.
  static func entry(in line: some Collection<UInt8>) -> HistoryEntry? {
    let fields = line.split(
      separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count == 4, let time = number(fields[0]), !fields[1].isEmpty,
      let session = String(validating: fields[1], as: UTF8.self),
      let count = number(fields[2]), let bytes = unescaped(fields[3]), bytes.count == count,
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return HistoryEntry(time: time, session: session, text: text)
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int64? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self))
  }

  private static let backslash = UInt8(ascii: "\\")

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case backslash: [backslash, backslash]
    case 0x0A: [backslash, UInt8(ascii: "n")]
    case 0x0D: [backslash, UInt8(ascii: "r")]
    default: [byte]
    }
  }

  private static func unescaped(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      switch (isEscape, byte) {
      case (false, backslash):
        isEscape = true
        continue
      case (false, _): plain.append(byte)
      case (true, backslash): plain.append(backslash)
      case (true, UInt8(ascii: "n")): plain.append(0x0A)
      case (true, UInt8(ascii: "r")): plain.append(0x0D)
      case (true, _): return nil
      }
      isEscape = false
    }
    return isEscape ? nil : plain
  }
}
