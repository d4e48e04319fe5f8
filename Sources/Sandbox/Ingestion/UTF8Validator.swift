/// Checks that the bytes of a file are text: UTF-8 (RFC 3629) without NUL.
struct UTF8Validator {
  /// The position in the file of the next byte.
  private var offset: Int64 = 0
  /// The position of the first byte of the character that is being read.
  private var characterStart: Int64 = 0
  /// How many continuation bytes the character still needs.
  private var missing = 0
  /// What the next continuation byte may be: narrower than 80…BF after E0, ED, F0 and F4, which
  /// shuts out overlong forms, surrogates and what lies beyond U+10FFFF.
  private var allowed: ClosedRange<UInt8> = anyContinuation

  private static let anyContinuation: ClosedRange<UInt8> = 0x80...0xBF

  /// Checks the next chunk.
  ///
  /// - Returns: how many of its bytes stand before the first problem, and that problem.
  mutating func check(_ chunk: ArraySlice<UInt8>) -> (valid: Int, problem: FileProblem?) {
    var index = chunk.startIndex
    while index < chunk.endIndex {
      if missing == 0 { skipASCII(chunk, &index) }
      guard index < chunk.endIndex else { break }
      if let problem = take(chunk[index]) {
        // The first bytes of a cut character may stand in an earlier chunk.
        let start = Int(characterStart - offset) + index
        return (max(0, start - chunk.startIndex), problem)
      }
      index += 1
      offset += 1
    }
    return (chunk.count, nil)
  }

  /// The problem of a file that ends here, if its last character is cut.
  func finish() -> FileProblem? {
    missing > 0 ? invalid : nil
  }

  /// Goes on to the first byte that is NUL or not ASCII.
  private mutating func skipASCII(_ chunk: ArraySlice<UInt8>, _ index: inout Int) {
    let start = index
    while index < chunk.endIndex, chunk[index] &- 1 < 0x7F { index += 1 }
    offset += Int64(index - start)
  }

  private mutating func take(_ byte: UInt8) -> FileProblem? {
    if missing > 0 {
      guard allowed.contains(byte) else { return invalid }
      missing -= 1
      allowed = Self.anyContinuation
      return nil
    }
    characterStart = offset
    switch byte {
    case 0x00:
      return FileProblem(
        "byte \(offset) is NUL, which no text contains. Upload a text file in UTF-8.")
    case 0x01...0x7F: break
    case 0xC2...0xDF: expect(1)
    case 0xE0: expect(2, 0xA0...0xBF)
    case 0xED: expect(2, 0x80...0x9F)
    case 0xE1...0xEF: expect(2)
    case 0xF0: expect(3, 0x90...0xBF)
    case 0xF1...0xF3: expect(3)
    case 0xF4: expect(3, 0x80...0x8F)
    default: return invalid
    }
    return nil
  }

  private mutating func expect(_ count: Int, _ next: ClosedRange<UInt8> = anyContinuation) {
    missing = count
    allowed = next
  }

  private var invalid: FileProblem {
    FileProblem(
      "the text is not valid UTF-8 at byte \(characterStart). Save the file as UTF-8 and upload it "
        + "again.")
  }
}
