import CommandLanguage
import Testing

/// An error is incomplete exactly when some text, appended, removes it: the prompt then reads on.
@Suite("Incomplete programs")
struct IncompletenessTests {
  private let registry = TestCommands().registry

  private func diagnostics(of text: String) -> [Diagnostic] {
    Parser.parse(SourceText(text, name: "x"), registry: registry).diagnostics
  }

  @Test("every program of the corpus is right", arguments: Corpus.programs)
  func corpus(_ program: String) throws {
    let session = Session(files: Corpus.files)
    try session.run(Corpus.prelude)
    #expect(session.diagnostics(of: program).map(\.message) == [])
  }

  @Test(
    "a right program that is cut between two tokens has no error, or only incomplete ones",
    arguments: Corpus.marked)
  func prefixes(_ marked: String) {
    let tokens = marked.split(separator: "¦", omittingEmptySubsequences: false)
    for count in 0...tokens.count {
      let prefix = tokens[..<count].joined()
      let found = diagnostics(of: prefix)
      #expect(found.isEmpty || found.isIncomplete, "\(prefix.debugDescription): \(found)")
    }
  }

  /// `¦` is the cut: what stands before it is incomplete, and what stands behind it completes it.
  @Test(
    "a text that wants more is incomplete, and is mended by more",
    arguments: [
      "x =¦ 1", "x =\n¦1", "1 +¦ 2", "1 +\n¦2", "not¦ true", "-¦(1)", "1 and¦ true",
      "2 not¦ in [1]", "1 ??¦ 2",
      "(¦1)", "(1\n¦)", "(1 +¦ 2)", "[¦]", "[1,¦ 2]", "[1\n¦, 2]", "{¦a: 1}", "{a¦: 1}", "{a:¦ 1}",
      "{a: 1,¦}",
      "len(¦t)", "t[¦0]", "t.¦x", "t?.¦x", "\"abc¦\"", "'abc\n¦def'", "\"${¦t}\"", "\"${t¦}\"",
      "\"${t}¦\"", "take a${¦t}",
      "\"\\u{1F6¦00}\"", "\"a\\¦n\"", "if¦ true { }", "if {¦a: 1} == r { }", "if true¦ { }",
      "if true {¦ }", "if true {\n1\n¦}", "if true { } else¦ { }",
      "if true { } else {¦ }", "if true { } else if¦ true { }", "while¦ true { }", "while true {¦}",
      "for¦ x in [] { }",
      "for x¦ in [] { }", "for x in¦ [] { }", "for x in []¦ { }", "for f in files a¦ { }",
      "print 1,¦ 2", "take (¦take a)", "(take a¦)",
      "take $t[¦0]", "take a \\\n¦b", "take a \\¦\nb", "1 \\¦\n+ 2", "if true { take 'a¦' }",
      "if true { x = (1 +¦ 2) }", "def¦ f { }", "def f¦ { }", "def f a:¦ path { }",
      "def f a =¦ 1 { }", "def f a b¦ = 1 { }", "def f {¦ }", "def f {\n return 1\n¦}",
      "def f { return (¦1) }", "param¦ x", "param x:¦ any", "param x =¦ 1", "try¦ { } catch e { }",
      "try {¦ } catch e { }", "try { }¦ catch e { }", "try { }\n¦catch e { }",
      "try { } catch¦ e { }",
      "try { } catch e¦ { }", "try { } catch e {\n¦}", "expect¦ 1 == 1", "expect 1 ==¦ 1",
      "expect error 404¦ { }", "expect error failed¦ { }", "expect error {¦ }", "defer¦ take x",
      "defer {¦ }", "defer take (¦1)", "def f a { }; f (¦1)",
      "take a |¦ first", "take a |\n¦first", "1 | first (¦1)",
      "1 | where it ==¦ 1",
      "for x in [1] |¦ first { }", "for x in [1] | first¦ { }", "(1 | first¦)", "t matches¦ 'a'",
      "t[0..¦1]",
    ])
  func incomplete(_ marked: String) {
    let parts = marked.split(separator: "¦", omittingEmptySubsequences: false).map(String.init)
    let cut = diagnostics(of: parts[0])
    #expect(cut.isIncomplete, "\(cut)")
    #expect(diagnostics(of: parts.joined()).isEmpty)
  }

  @Test(
    "a text that no more text mends is not incomplete",
    arguments: [
      ")", "}", "x = )", "(1 2", "[1 2", "{a 1", "(1, 2", "f(1 2", "x = = 1", "1 < 2 < 3 +",
      "if true 1 {", "if true\n",
      "for 5 in", "for x of", "else {", "def {", "def f 5 {", "try 1 {", "defer 1 + (", "param 5 (",
      "expect (1 2", "catch {", "1 | 5 (", "1 | first 1 2 | (", "take a && (",
      "take \"a\"b (", "\"\\q", "\"\\u{110000}",
      "print 1 2 (", "x = 5 apples (", "if true { ) ", "if true { 1 2", "[1, ) ", "${",
      "print 3apples, (", "x += (", "1 == not (", "{1: 2",
      "1\n+", "x.\n1", "take <", "((((]",
    ])
  func wrong(_ text: String) {
    let found = diagnostics(of: text)
    #expect(found.hasErrors)
    #expect(!found.isIncomplete, "\(found)")
  }

  @Test(
    "a text that is right is not incomplete, though more could follow",
    arguments: [
      "", "x", "x = 1", "take", "wait k --timeout", "if true { }", "print", "1 # (", "take a(",
      "take a[", "take a\"b", "expect error", "defer f", "param x", "def f { return }", "source",
      "source gone.grid", "if true { source broken.grid }",
    ])
  func right(_ text: String) { #expect(diagnostics(of: text).isEmpty) }
}
