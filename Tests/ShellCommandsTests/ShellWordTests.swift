import CommandLanguage
import TestSupport
import Testing

@testable import ShellCommands

/// Words that a POSIX shell reads back as the text that they were made of.
@Suite("Words of a shell")
struct ShellWordTests {
  @Test(
    "a word is quoted as far as it needs to be",
    arguments: [
      ("plain-1.csv", "plain-1.csv"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"),
      ("$(touch x);\"a\".pdf", "'$(touch x);\"a\".pdf'"), ("~/x", "'~/x'"), ("ä", "'ä'"),
      ("a\u{1B}b", "'a'\"$(printf '\\033')\"'b'"), ("\u{202E}", "\"$(printf '\\342\\200\\256')\""),
      ("a\nb\n", "'a\nb\n'"), ("\r", "\"$(printf '\\015')\""),
    ])
  func words(text: String, word: String) throws {
    #expect(try ShellWord.word(for: text) == word)
  }

  @Test("sh prints every character as it was")
  func characters() throws {
    let all = (1...0x2FF).compactMap(Unicode.Scalar.init).map(Character.init)
    let text = String(all) + "\u{200D}\u{2028}\u{E0001}🎉\n"
    let outcome = try ChildProcess.run(
      "/bin/sh", ["-c", "printf %s \(ShellWord.quoted(text))"])
    #expect(outcome.output == text)
  }

  @Test("a zero cannot be in an argument")
  func zero() {
    let failure = #expect(throws: Failure.self) { try ShellWord.quoted("a\0b") }
    #expect(failure?.kind == "not_showable")
  }
}
