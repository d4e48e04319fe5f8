import CommandLanguage
import Testing

/// Parameters that take all words to the end of the command.
@Suite("The rest of a command")
struct RestTests {
  @Test(
    "all words are one text, flags and what ends a command left out",
    arguments: [
      ("look late delivery fees", "late delivery fees"),
      ("look   late \\\n  fees", "late fees"),
      ("look \"late  fees\"", "late  fees"),
      ("look 'a b' c \"d\"", "a b c d"),
      ("look what's k.status", "what's k.status"),
      ("look 5 true null 30s", "5 true null 30s"),
      ("n = 3; look file $n ${n + 1}s \"$n\"", "file 3 4s 3"),
      ("ks = [\"a\", \"b\"]; look $ks c", "a b c"),
      ("look (1 + 1) x", "2 x"),
      ("look --tag q late fees", "late fees tag=q"),
      ("look late fees --tag q", "late fees tag=q"),
      ("look late --tag=q fees", "late fees tag=q"),
      ("look late -- --tag", "late --tag"),
      ("look late fees | each lower(it)", "late fees"),
      ("look *.csv", "*.csv"),
    ])
  func words(text: String, expected: String) throws {
    #expect(try Session().run(text) == [expected])
  }

  @Test("it must be there, and be text")
  func wrong() {
    expectDiagnostics(
      """
      look
      ^^^^ error: `look` needs a text: TEXT is missing → write `look TEXT… [--tag TEXT]`
      look --tag q
      ^^^^^^^^^^^^ error: `look` needs a text: TEXT is missing → write `look TEXT… [--tag TEXT]`
      look late --tga q
                ^^^^^ error: `look` has no flag `--tga` → did you mean `--tag`?
      """)
  }

  @Test("null and records are no words")
  func wrongValues() throws {
    for value in ["null", "{a: 1}"] {
      let failure = try Session().failure(of: "x = \(value); look late $x")
      #expect(failure.kind == "wrong_kind")
      #expect(failure.message.hasPrefix("TEXT must be a text, but is "))
    }
  }
}
