import CommandLanguage
import LineEditing
import Testing

@testable import Shell

@Suite("The layout of errors")
struct ErrorLayoutTests {
  /// The widths of characters are the locale's.
  init() { EditorLocale.prepare() }

  private func layout(_ text: String, _ range: Range<Int>, hint: String? = nil) -> [String] {
    let source = SourceText(text, name: "report.grid")
    let diagnostic = Diagnostic(
      "wrong", at: Site(source, SourceRange(range.lowerBound, range.upperBound)), hint: hint)
    return ErrorLayout.text(of: diagnostic).split(separator: "\n").map(String.init)
  }

  @Test("it says where, what, the line itself, and what to do beside the caret")
  func whole() {
    #expect(
      layout("k = 1\n\n\nwait kk\n", 13..<15, hint: "did you mean `k`?") == [
        "report.grid:4:6: wrong",
        "    4 │ wait kk",
        "      │      ^^ did you mean `k`?",
      ])
  }

  @Test(
    "a row that may hold a key is not shown, and neither is what quotes it",
    arguments: ["DATAGRID_API_KEY=abcdef", "x = \"Bearer abcdef\"", "print sk-abcdefgh"])
  func secrets(row: String) {
    #expect(
      layout("k = 1\n\(row)\n", 8..<12, hint: "did you mean `abcdef`?") == [
        "report.grid:2:3: an error in a row that may hold a key and is not shown",
        "    wrong",
      ])
  }

  @Test(
    "a message about a row with a key is safe where it quotes nothing of it",
    arguments: [
      ("this looks like a key, and a key is never an argument", true),
      ("`env` does not read DATAGRID_API_KEY", true), ("no variable `abcdefgh`", false),
      ("no variable `bcde`", false), ("no variable `sk`", true),
      ("the service does not know sk-zyxwvuts", false),
    ])
  func safety(message: String, isSafe: Bool) {
    let row = "login sk-abcdefgh DATAGRID_API_KEY"
    #expect(SecretScan.isSafe(message, about: row) == isSafe)
  }

  @Test("the caret stands under wide characters, tabs and combining marks")
  func columns() {
    #expect(layout("x = \"日本\" + y", 15..<16)[2] == "      │              ^")
    #expect(layout("\tx", 1..<2)[2] == "      │  ^")
    #expect(layout("e\u{301} + y", 6..<7)[2] == "      │     ^")
  }

  @Test("a range over several rows is marked in its first one")
  func severalRows() {
    #expect(layout("(1 +\n 2)", 0..<8)[1...] == ["    1 │ (1 +", "      │ ^^^^"])
  }

  @Test("control and bidirectional characters cannot reach the terminal")
  func controls() {
    let shown = layout("print \"\u{1B}]52;c;x\u{7}\u{202E}\"", 0..<5).joined()
    #expect(shown.contains("\\u{1b}]52;c;x\\u{7}\\u{202e}"))
    #expect(!shown.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
  }

  @Test("a long row is cut around the range")
  func longRow() {
    let text = String(repeating: "a", count: 500) + " wrong " + String(repeating: "b", count: 500)
    let rows = layout(text, 501..<506)
    #expect(rows[1].count < 120)
    #expect(rows[1].contains("… wrong b") || rows[1].contains("a wrong b"))
  }

  @Test("on a terminal nothing is wider than it, and what to do has rows of its own where it must")
  func narrow() {
    let source = SourceText(
      "create reports/2026/*.csv --name \"Quarterly report\"", name: "<prompt>")
    let failure = Failure(
      "no file matches `reports/2026/*.csv`", kind: "no_match",
      hint: "`files` tries a pattern; a name with `*` in it stands in quotes",
      site: Site(source, SourceRange(7, 25)))
    #expect(
      ErrorLayout.text(of: failure, within: 40) == """
        <prompt>:1:8: no file matches
        `reports/2026/*.csv`
            1 │ create reports/2026/*.csv --nam…
              │        ^^^^^^^^^^^^^^^^^^
              │ `files` tries a pattern; a name
              │ with `*` in it stands in quotes
        """)
    #expect(
      ErrorLayout.text(of: Failure("a b c", kind: "failed", hint: "d"), within: 200) == "a b c\n  d"
    )
  }

  @Test("a row of wide characters is cut by its columns")
  func narrowAndWide() {
    let row = "print \"" + String(repeating: "日本", count: 20) + "\" + kk"
    let source = SourceText(row, name: "a")
    let site = Site(source, SourceRange(row.utf8.count - 2, row.utf8.count))
    let shown = ErrorLayout.text(of: Failure("wrong", kind: "failed", site: site), within: 40)
    #expect(
      shown == """
        a:1:52: wrong
            1 │ …本日本日本" + kk
              │                ^^
        """)
  }

  @Test("an error in a sourced file says in a row for each step how it got into the program")
  func chain() throws {
    let main = SourceText("x = 1\nsource a", name: "demo.grid")
    let first = try #require(
      SourceText(
        validating: Array("source b".utf8), name: "lib/a", includer: Site(main, SourceRange(6, 14)))
    )
    let second = try #require(
      SourceText(
        validating: Array("wait kk".utf8), name: "lib/b\u{1B}",
        includer: Site(first, SourceRange(0, 8))))
    let failure = Failure("wrong", kind: "failed", site: Site(second, SourceRange(5, 7)))
    #expect(
      ErrorLayout.text(of: failure) == """
        lib/b\\u{1b}:1:6: wrong
            1 │ wait kk
              │      ^^
            (included from lib/a:1)
            (included from demo.grid:2)
        """)
  }

  @Test("the end of the text has a place too")
  func end() {
    #expect(layout("print (", 7..<7)[1...] == ["    1 │ print (", "      │        ^"])
  }
}
