import Testing

@testable import LineEditing

struct ScalarAssemblerTests {
  private func scalars(_ bytes: [UInt8]) -> String {
    var assembler = ScalarAssembler()
    return String(String.UnicodeScalarView(bytes.compactMap { assembler.take($0) }))
  }

  @Test func `Bytes of UTF-8 become characters`() {
    #expect(scalars(Array("aé知🙂\u{10FFFF}\n".utf8)) == "aé知🙂\u{10FFFF}\n")
  }

  @Test(arguments: [
    [0x80], [0xC0, 0x80], [0xC3], [0xE9], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xF0, 0x80, 0x80, 0x80], [0xFF], [0xE7, 0x9F], [0xC3, 0xC3],
  ])
  func `Bytes that are none are dropped, and what follows counts`(bytes: [UInt8]) {
    #expect(scalars(bytes + Array("a知".utf8)) == "a知")
  }
}
