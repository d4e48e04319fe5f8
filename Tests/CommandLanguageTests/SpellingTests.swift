@testable import CommandLanguage
import Testing

@Suite("Did you mean")
struct SpellingTests {
  private let commands = ["create", "retrieve", "wait", "print", "files", "k", "row_counts"]

  @Test(
    "the nearest name is one that a person could have meant",
    arguments: [
      Case("wiat", "wait", "two letters swapped"), Case("wait2", "wait", "one too many"),
      Case("wat", "wait", "one too few"), Case("WAIT", "wait", "the wrong case"),
      Case("waut", "wait", "one wrong"), Case("retreive", "retrieve"),
      Case("rowcounts", "row_counts"),
      Case("ret", "retrieve", "the beginning of a name"), Case("kk", "k"),
      Case("wxyz", "nothing", "too far"), Case("xy", "nothing"),
      Case("x", "nothing", "one letter is no hint"),
      Case("wait", "nothing", "the name itself"), Case("", "nothing"),
    ])
  func nearest(_ row: Case) {
    #expect((Spelling.nearest(to: row.text, among: commands) ?? "nothing") == row.expected)
  }

  @Test("of two names as near, the first is taken")
  func ties() {
    #expect(Spelling.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
  }

  @Test("distance counts insertions, deletions, changes and swaps of neighbours")
  func distance() {
    func distance(_ a: String, _ b: String) -> Int {
      Spelling.editDistance(Array(a), Array(b), limit: 5)
    }
    #expect(distance("", "") == 0)
    #expect(distance("abc", "") == 3)
    #expect(distance("abcd", "abdc") == 1)
    #expect(distance("kitten", "sitting") == 3)
    #expect(Spelling.editDistance(Array("abcdef"), Array("uvwxyz"), limit: 2) == 3)
  }
}
