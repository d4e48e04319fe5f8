import CommandLanguage
import Testing

@Suite("Rows, blanks and comments")
struct LayoutTests {
  @Test(
    "a newline or `;` ends a statement",
    arguments: [
      Case("1\n2", "1; 2"), Case("1;2", "1; 2"), Case("1 ; 2 ;", "1; 2"), Case("\n\n1\n\n", "1"),
      Case(";;1;;", "1"), Case("", ""), Case(" \t ", ""), Case("# only a comment", ""),
      Case("take a # a comment\ntake b", "(take [a]); (take [b])"),
      Case("1 # c", "1"), Case("1#c", "1"), Case("# c\n1", "1"),
      Case("take a\t b", "(take [a] [b])"),
      Case("1\r\n2\r\n", "1; 2", "rows may end with CR LF"),
      Case("\u{FEFF}1", "1", "a byte-order mark is left out"),
      Case("take a\r\ntake b", "(take [a]); (take [b])", "CR LF ends a word"),
    ])
  func ends(_ row: Case) { expectTree(row) }

  @Test(
    "a newline is a blank in brackets, behind an operator and behind a trailing backslash",
    arguments: [
      Case("[\n1,\n2,\n]", "[1, 2]"), Case("{\na: 1,\n\"b\": 2\n}", "{a: 1, b: 2}"),
      Case("(\n1\n)", "1"), Case("len(\nx\n)", "len(x)"), Case("(take\na\nb)", "(take [a] [b])"),
      Case("1 +\n2", "(+ 1 2)"), Case("1 + # why\n\n 2", "(+ 1 2)"), Case("x =\n 1", "(= x 1)"),
      Case("not\ntrue", "(not true)"), Case("-\nx", "(- x)"), Case("print 1,\n2", "(print 1 2)"),
      Case("take a \\\nb", "(take [a] [b])"), Case("1 \\\r\n + 2", "(+ 1 2)"),
      Case("take a\\\nb", "(take [a] [b])", "the next row is a new word"),
      Case("x[\n0\n]", "x[0]"), Case("\"${\n1\n}\"", "\"${1}\""),
      Case("[ # first\n 1, # second\n 2 ]", "[1, 2]", "comments in brackets"),
    ])
  func blanks(_ row: Case) { expectTree(row) }

  @Test(
    "in a block a newline ends statements, within brackets too",
    arguments: [
      Case("if true {\n1\n2\n}", "(if true {1; 2})"), Case("if true { 1; 2 }", "(if true {1; 2})"),
      Case("if true {1}", "(if true {1})"), Case("if true {}", "(if true {})"),
      Case("if true { 1 }\nelse { 2 }", "(if true {1} else {2})"),
      Case("if true { 1 } # c\n\n# d\nelse { 2 }", "(if true {1} else {2})"),
      Case(
        "if a { 1 } else if b { 2 }\nelse if c { 3 } else { 4 }",
        "(if a {1} b {2} c {3} else {4})"),
    ])
  func blocks(_ row: Case) { expectTree(row) }

  @Test("positions count rows from 1 and columns in characters")
  func positions() {
    let source = SourceText("\u{FEFF}é😀\r\nab\n", name: "x")
    let expected = [0: (1, 1), 2: (1, 2), 6: (1, 3), 8: (2, 1), 99: (3, 1)]
    for (offset, place) in expected {
      let position = source.position(of: offset)
      #expect((position.row, position.column) == place, "offset \(offset)")
    }
    #expect([1, 2, 3, 4].map(source.row) == ["é😀", "ab", "", ""])
    #expect(source[SourceRange(2, 99)] == "😀\r\nab\n")
  }

  @Test("a caret stands under the whole character, however many bytes it has")
  func wideCharacters() {
    expectDiagnostics(
      """
      x = "é"; é = 1
               ^ error: `é` cannot begin a value
      print "😀", ü
                 ^ error: `ü` cannot begin a value
      """)
  }
}
