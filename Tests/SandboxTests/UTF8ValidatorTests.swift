import Testing

@testable import Sandbox

@Suite("UTF-8")
struct UTF8ValidatorTests {
  /// What the validator says of a text that comes in chunks of a size.
  func check(_ bytes: [UInt8], chunkSize: Int) -> String? {
    var validator = UTF8Validator()
    var start = 0
    while start < bytes.count {
      let chunk = bytes[start..<min(start + chunkSize, bytes.count)]
      if let problem = validator.check(chunk).problem { return "\(problem)" }
      start += chunkSize
    }
    return validator.finish().map { "\($0)" }
  }

  static let invalid: [(bytes: [UInt8], offset: Int)] = [
    ([0x80], 0), ([0x61, 0xBF], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xC3], 0),
    ([0xC3, 0x28], 0), ([0xE0, 0x9F, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xE2, 0x82], 0),
    ([0xF0, 0x8F, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80], 0), ([0xFF], 0),
    ([0x61, 0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x61], 3),
  ]

  @Test("what is invalid is found at its offset", arguments: invalid)
  func invalidBytes(_ bytes: [UInt8], _ offset: Int) {
    for chunkSize in 1...bytes.count {
      let problem = check(bytes, chunkSize: chunkSize)
      #expect(
        problem?.hasPrefix("the text is not valid UTF-8 at byte \(offset).") == true,
        "in chunks of \(chunkSize)")
    }
  }

  @Test("NUL is found at its offset")
  func nul() {
    #expect(check([0x61, 0xC3, 0xA9, 0], chunkSize: 2)?.hasPrefix("byte 3 is NUL") == true)
  }

  @Test("every character is valid, and any two bytes are judged as the standard library does")
  func agreesWithTheStandardLibrary() {
    for value in UInt32(1)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3000 || value % 251 == 0 else { continue }
      let bytes = Array(String(scalar).utf8)
      #expect(check(bytes, chunkSize: 1) == nil)
    }
    for first in UInt8(1)...255 {
      for second in UInt8(1)...255 {
        let isValid = String(validating: [first, second], as: UTF8.self) != nil
        let problem = check([first, second], chunkSize: 2)
        if (problem == nil) != isValid { Issue.record("\(first) \(second)") }
      }
    }
  }
}
