import CommandLanguage
import LineEditing
import Testing

@testable import Shell

@Suite("Tables")
struct TableLayoutTests {
  /// The widths of characters are the locale's.
  init() { EditorLocale.prepare() }

  private func laidOut(
    _ titles: [String], _ rows: [[Cell?]], width: Int? = nil, isCut: Bool = true
  ) -> LaidOut {
    TableLayout(
      ItemTable(titles: titles, rows: rows, isCut: isCut), on: Display(width: width)
    ).laidOut
  }

  @Test("columns are as wide as what stands in them, and no row ends in blanks")
  func widths() {
    #expect(
      laidOut(["id", "name"], [[.id("kn_1"), .text("Q3")], [.id("kn_22"), nil]])
        == LaidOut(
          """
          id     name
          kn_1   Q3
          kn_22
          """))
  }

  @Test("amounts stand at the right, each in the way people read it")
  func amounts() {
    #expect(
      laidOut(
        ["rows", "size", "year", "took"],
        [
          [.count(.integer(12_345)), .value(.size(68)), .value(.integer(2026)), nil],
          [
            .count(.integer(7)), .value(.size(4_200_000)), .value(.integer(7)),
            .value(.duration(90_000_000_000)),
          ],
        ]
      ).text == """
          rows    size  year        took
        12,345    68 B  2026
             7  4.2 MB     7  1 min 30 s
        """)
  }

  @Test("wide characters count twice")
  func wide() {
    #expect(
      laidOut(["a", "b"], [[.text("知識"), .text("x")], [.text("abcd"), .text("y")]]).text == """
        a     b
        知識  x
        abcd  y
        """)
  }

  @Test("where no width is known long cells are cut all the same, and control characters are shown")
  func hostile() {
    let table = laidOut(
      ["a"], [[.text("\u{1B}[2J")], [.text(String(repeating: "x", count: 60))]])
    let rows = table.text.split(separator: "\n")
    #expect(rows[1] == "\\u{1b}[2J")
    #expect(rows[2] == String(repeating: "x", count: 47) + "…")
    #expect(table.isCut)
  }

  /// A table of an id, a short text, a long text and a number, in terminals of several widths.
  private func sample(in width: Int) -> LaidOut {
    laidOut(
      ["id", "name", "text", "rows"],
      [
        [
          .id("kn_910a2dec89025cc1"), .text("orders.csv"),
          .text("A late delivery costs a fee of ten percent"), .count(.integer(1_234)),
        ]
      ], width: width)
  }

  @Test(
    "the longest column gives way first, then all that are texts; ids and numbers never",
    arguments: [
      (
        82,
        """
        id                   name        text                                         rows
        kn_910a2dec89025cc1  orders.csv  A late delivery costs a fee of ten percent  1,234
        """
      ),
      (
        60,
        """
        id                   name        text                   rows
        kn_910a2dec89025cc1  orders.csv  A late delivery cos…  1,234
        """
      ),
      (
        47,
        """
        id                   name       text       rows
        kn_910a2dec89025cc1  orders.c…  A late …  1,234
        """
      ),
    ])
  func fitted(width: Int, text: String) {
    let table = sample(in: width)
    #expect(table.text == text)
    #expect(table.isCut == (width < 82))
  }

  @Test("no width makes a row of the table wider than the terminal", arguments: 46...90)
  func bounded(width: Int) {
    for row in sample(in: width).text.split(separator: "\n") {
      #expect(DisplayText(String(row)).columns <= width)
    }
  }

  @Test("where not even a few characters fit, the rows stand below one another")
  func cards() {
    #expect(
      sample(in: 40).text == """
          id    kn_910a2dec89025cc1
          name  orders.csv
          text  A late delivery costs a fee of
                ten percent
          rows  1,234
        """)
    #expect(!sample(in: 40).isCut)
  }

  @Test("a table that is not to be cut becomes cards at once")
  func full() {
    let row: [Cell?] = [.text(String(repeating: "a", count: 30)), .text("b")]
    let table = laidOut(["x", "y"], [row, row], width: 30, isCut: false)
    #expect(
      table
        == LaidOut(
          """
            x  aaaaaaaaaaaaaaaaaaaaaaaaa
               aaaaa
            y  b

            x  aaaaaaaaaaaaaaaaaaaaaaaaa
               aaaaa
            y  b
          """))
  }

  @Test(
    "a list is a table where its items are alike, and JSON where they are not",
    arguments: [
      ("[{a: 1, b: \"x\"}, {a: 22, b: \"y\"}]", " a  b\n 1  x\n22  y"),
      ("[{a: {n: 1}, b: [1, 2]}]", "a        b\n{\"n\":1}  [1,2]"),
      ("[{a: 1}, {b: 2}]", "[{\"a\":1},{\"b\":2}]"), ("[{a: 1}, 2]", "[{\"a\":1},2]"),
      ("[1, \"x\"]", "1\nx"), ("[]", "[]"), ("[[1], [2]]", "[[1],[2]]"),
      ("{a: 1}", "{\"a\":1}"),
    ])
  func lists(source: String, text: String) throws {
    let value = try evaluated(source)
    #expect(ValueLayout.terminal(Display(width: 60)).laidOut(value)?.text == text)
  }

  private func evaluated(_ source: String) throws -> Value {
    let interpreter = Interpreter(
      registry: Registry(groups: [], objectKinds: []),
      output: StandardOutput(data: -1, notices: -1, environment: [:]),
      surroundings: Surroundings(environment: [:]))
    _ = try Replay(interpreter).run(SourceText("value = \(source)", name: "test"))
    return try #require(interpreter.variables.first?.value)
  }
}
