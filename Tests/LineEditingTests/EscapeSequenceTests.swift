import Testing

@testable import LineEditing

@Suite struct EscapeSequenceTests {
  @Test(arguments: [
    "\u{1B}[A", "\u{1B}OA", "\u{1B}[1;5C", "\u{1B}[3~", "\u{1B}[200~", "\u{1B}[[A", "\u{1B}O5C",
    "\u{1B}b",
    "\u{1B}\r", "\u{1B}[<0;1;1M",
  ])
  func `A sequence ends with its last character`(text: String) {
    var sequence = EscapeSequence()
    let isWhole = text.unicodeScalars.dropFirst().map { sequence.take($0) }
    #expect(isWhole.firstIndex(of: true) == isWhole.count - 1)
    #expect(sequence.text == text)
  }

  @Test func `What has no end is no key`() {
    var sequence = EscapeSequence()
    let isWhole = ("[" + String(repeating: "1", count: 100)).unicodeScalars.map {
      sequence.take($0)
    }
    #expect(isWhole.contains(true))
  }

  @Test func `Every function of an escape sequence has a character of its own`() {
    let sequences = KeyBinding.required.filter(\.isEscapeSequence)
    let keys = KeySequences(sequences)
    #expect(sequences.allSatisfy { keys[$0.key] != nil })
    #expect(keys.bindings.count == Set(sequences.map(\.function)).count)
    #expect(Set(keys.bindings.map(\.key)).count == keys.bindings.count)
    #expect(PrivateKey.allCases.allSatisfy { !KeySequences.free.contains($0.scalar) })
  }
}
