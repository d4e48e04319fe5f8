import LineEditing
import Testing

@testable import Shell

@Suite("Tables")
struct TableLayoutTests {
  @Test("columns are as wide as what stands in them, and no row ends in blanks")
  func widths() {
    #expect(
      TableLayout.text(titles: ["id", "name"], rows: [["kn_1", "Q3"], ["kn_22", ""]]) == """
        id     name
        kn_1   Q3
        kn_22
        """)
  }

  @Test("wide characters count twice")
  func wide() {
    EditorLocale.prepare()
    #expect(
      TableLayout.text(titles: ["a", "b"], rows: [["知識", "x"], ["abcd", "y"]]) == """
        a     b
        知識  x
        abcd  y
        """)
  }

  @Test("long cells are cut, and control characters are shown")
  func hostile() {
    let rows = TableLayout.text(
      titles: ["a"], rows: [["\u{1B}[2J"], [String(repeating: "x", count: 60)]]
    )
    .split(separator: "\n")
    #expect(rows[1] == "\\u{1b}[2J")
    #expect(rows[2] == String(repeating: "x", count: 47) + "…")
  }
}
