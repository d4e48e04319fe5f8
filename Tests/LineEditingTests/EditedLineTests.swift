import Testing

@testable import LineEditing

struct EditedLineTests {
  /// A text with `^` where the cursor stands.
  private func line(_ marked: String) -> EditedLine {
    let parts = marked.split(separator: "^", omittingEmptySubsequences: false)
    let before = Array(String(parts[0]).wideCharacters.dropLast())
    let after = Array(String(parts[1]).wideCharacters.dropLast())
    return EditedLine(characters: before + after, cursor: before.count)
  }

  private func marked(_ line: EditedLine, cursor: Int?) -> String? {
    guard let cursor else { return nil }
    return String(wideCharacters: line.characters[..<cursor]) + "^"
      + String(wideCharacters: line.characters[cursor...])
  }

  @Test(arguments: [
    ("one^", nil),
    ("one\n^two", "^one\ntwo"),
    ("one\ntw^o", "on^e\ntwo"),
    ("a\nlonger^", "a^\nlonger"),
    ("知識\nab^", "知識^\nab"),
    ("\n^", "^\n"),
    ("a\n\nb^", "a\n^\nb"),
  ])
  func `A row up is the same place, or the end of a shorter row`(from: String, to: String?) {
    #expect(marked(line(from), cursor: line(from).cursorOneRowUp) == to)
  }

  @Test(arguments: [
    ("one^", nil),
    ("o^ne\ntwo", "one\nt^wo"),
    ("longer^\na", "longer\na^"),
    ("^\n", "\n^"),
    ("one\ntwo^", nil),
  ])
  func `A row down is the same place, or the end of a shorter row`(from: String, to: String?) {
    #expect(marked(line(from), cursor: line(from).cursorOneRowDown) == to)
  }

  @Test(arguments: [
    ("  one^", 0..<2), ("one\n \t two^", 4..<7), ("one\n^  two", 4..<6), ("  one\ntwo^", 6..<6),
  ])
  func `The indentation is that of the row, on both sides of the cursor`(
    text: String, blanks: Range<Int>
  ) {
    #expect(line(text).indentationRange == blanks)
  }

  @Test(arguments: [("one^", ""), ("one\ntw^o\nthree", "one"), ("\n^", ""), ("a\nb\n^", "a\nb")])
  func `The rows above are those before the cursor's, without their last newline`(
    text: String, above: String
  ) {
    #expect(line(text).rowsAbove == above)
  }

  @Test(arguments: [
    ("^", false), ("  ^", false), ("one\n^", true), ("one\n  ^two", true), ("one\n t^", false),
  ])
  func `Only a later row has an indentation for Tab to add to`(text: String, expected: Bool) {
    #expect(line(text).isCursorInIndentation == expected)
    #expect(line(text).isCursorBehindIndentation == (expected && text.contains(" ^")))
  }

  @Test func `Offsets in bytes and indexes of characters lead to each other`() {
    let line = line("a知é🙂b^")
    let offsets = [0, 1, 4, 6, 10, 11]
    for (index, offset) in offsets.enumerated() {
      #expect(line.utf8Offset(of: index) == offset)
      #expect(line.index(utf8Offset: offset) == index)
    }
    #expect(line.text.utf8.count == 11)
  }

  @Test(arguments: [(-1, 0), (2, 1), (3, 1), (9, 3), (12, 5), (99, 5)])
  func `An offset inside a character, or outside the text, is the nearest place`(
    offset: Int, index: Int
  ) {
    #expect(line("a知é🙂b^").index(utf8Offset: offset) == index)
  }
}
