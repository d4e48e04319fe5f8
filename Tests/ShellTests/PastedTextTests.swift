import CommandLanguage
import Shell
import TestSupport
import Testing

@Suite("A pasted text")
struct PastedTextTests {
  private func paste(_ text: String, prompt: String = "work> ") -> String {
    PastedText(prompt: prompt) { text in
      Parser.parse(
        SourceText(text + "\n", name: "<prompt>"),
        registry: Registry(groups: [], objectKinds: [])
      ).isIncomplete
    }.statements(in: text)
  }

  @Test(
    "of a transcript the statements are taken",
    arguments: [
      ("sandbox> k = 1\nsandbox> k\n1\nsandbox> k + 1\n2\n", "k = 1\nk\nk + 1"),
      ("datagrid> list\nname  status\na.csv ready\n", "list"),
      ("work> whoami", "whoami"),
      ("gridsh> 1\n1\ngridsh>\ngridsh> \n", "1"),
      ("\n\nsandbox> k\n", "k"),
      ("    sandbox> k\n    7\n    sandbox> if k {\n      k\n    }\n", "k\nif k {\n  k\n}"),
      (
        "sandbox> for x in ks {\n  x\n}\nkn_1\nkn_2\nsandbox> ks |\n  where true |\n  count\n3",
        "for x in ks {\n  x\n}\nks |\n  where true |\n  count"
      ),
      ("sandbox> x = \"a\nb\"\nsandbox> x\na\nb\n", "x = \"a\nb\"\nx"),
      ("sandbox> k\r\n1\r\nsandbox> j\r\n", "k\nj"),
      ("sandbox>\u{A0}k\n1", "k"),
      ("sandbox> k\n> 1\n", "k"),
    ])
  func transcripts(text: String, expected: String) {
    #expect(paste(text) == expected)
  }

  @Test(
    "anything else is left as it is but for its newlines",
    arguments: [
      ("k = 1\nk\n", "k = 1\nk"), ("a\r\nb\r\n\r\n", "a\nb"), ("a\rb\r", "a\nb"),
      ("k =\u{A0}1", "k = 1"), ("  k\n", "  k"),
      ("print \u{201C}a\u{201D}", "print \u{201C}a\u{201D}"),
      ("k = 1\nsandbox> k\n", "k = 1\nsandbox> k"), ("other> k\n1", "other> k\n1"),
      ("$ gridsh -c 1\n1", "$ gridsh -c 1\n1"), ("> k\nfoo", "> k\nfoo"), ("", ""), ("\n\n", ""),
      ("é\u{301}\t😀\n", "é\u{301}\t😀"), ("sandboxes> 1", "sandboxes> 1"),
    ])
  func others(text: String, expected: String) {
    #expect(paste(text) == expected)
  }

  @Test("a transcript whose statement never ends is left as it is")
  func endless() {
    let text = "sandbox> x = [\n" + String(repeating: "  1,\n", count: 4_000)
    #expect(paste(text) == String(text.dropLast()))
  }

  @Test("statements on several rows are one text that is whole")
  func severalStatements() {
    let parsed = Parser.parse(
      SourceText("a = 1\nb = 2\nif a == b {\n  a\n}\n", name: "<prompt>"),
      registry: Registry(groups: [], objectKinds: []))
    #expect(!parsed.isIncomplete && !parsed.diagnostics.hasErrors)
    #expect(parsed.tree.statements.count == 3)
  }
}
