import Testing

@testable import LineEditing

struct BlockLayoutTests {
  init() { EditorLocale.prepare() }

  @Test(arguments: [
    ("", 0, 0),
    ("abc", 0, 3),
    ("123456789", 0, 9),
    ("1234567890", 1, 0),
    ("12345678901", 1, 1),
    ("a\nbc", 1, 2),
    ("1234567890\n", 2, 0),
    ("知識知識知", 1, 0),
    ("123456789知", 1, 2),
    ("a\tb", 0, 9),
    ("1234567\t", 0, 8),
    ("12345678\t", 1, 0),
    ("12345678\u{1}", 1, 0),
    ("123456789\u{1}", 1, 1),
    ("\u{7F}\u{85}", 0, 4),
    ("\u{FFFE}", 0, 7),
  ])
  func `Characters are placed as libedit places them`(text: String, row: Int, column: Int) {
    let layout = BlockLayout(width: 10)
    #expect(
      layout.position(after: text.wideCharacters.dropLast())
        == ScreenPosition(row: row, column: column))
  }
}
