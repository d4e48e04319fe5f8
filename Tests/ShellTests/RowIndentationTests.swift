import CommandLanguage
import Shell
import TestSupport
import Testing

/// `‸` is where the row begins; a bracket behind it is what its first character will be.
@Suite("The indentation of a row")
struct RowIndentationTests {
  @Test(
    "a row is indented by what is open above it",
    arguments: [
      ("k = 1\n‸", 0), ("if true {\n‸", 2), ("if true {\n  for x in ks {\n‸", 4),
      ("if true {\n  for x in ks {\n    x\n‸", 4), ("if true {\n  1\n}\n‸", 0),
      ("if true {\n  1\n‸}", 0), ("if true {\n  for x in ks {\n    x\n‸}", 2),
      ("x = [\n‸", 2), ("x = [\n  1,\n‸", 2), ("x = [\n  1\n‸]", 0), ("x = [{\n‸", 4),
      ("x = [{\n    a: 1\n‸}", 2), ("print (\n‸", 2), ("print (1 +\n‸", 4),
      ("if true { x = [\n‸", 4),
      ("ks |\n‸", 2), ("ks |\n  where true |\n‸", 2), ("ks | # all\n‸", 2),
      ("if true {\n  ks |\n‸", 4), ("x = 1 +\n‸", 2), ("x =\n‸", 2), ("x = true and\n‸", 2),
      ("x = not\n‸", 2), ("create a.csv \\\n‸", 2), ("print 1,\n‸", 2), ("create a.csv\n‸", 0),
      // Own blanks are gone by.
      ("    if true {\n‸", 6), ("  x = 1\n‸", 2), ("if true {\n      for x in ks {\n‸", 8),
      ("if true {\n      for x in ks {\n‸}", 6),
      // Brackets in texts, words and comments open nothing.
      ("print \"{\"\n‸", 0), ("create report(1.pdf\n‸", 0), ("x = 1 # {\n‸", 0),
      ("x = 1 # a |\n‸", 0), ("x)\n‸", 0), ("‸", 0),
    ])
  func rows(marked: String, expected: Int) {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    let rows = parts[0].hasSuffix("\n") ? String(parts[0].dropLast()) : String(parts[0])
    let registry = Registry(groups: [], objectKinds: [])
    for above in [rows, String(parts[0])] {
      let blanks = RowIndentation(below: above, registry: registry).blanks(before: parts[1].first)
      #expect(blanks == String(repeating: " ", count: expected), "\(marked)")
    }
  }

  @Test("within a quoted text blanks count", arguments: ["print \"a", "if true {\n  x = 'a\n b"])
  func texts(rows: String) {
    let registry = Registry(groups: [], objectKinds: [])
    #expect(RowIndentation(below: rows, registry: registry).blanks(before: nil) == nil)
  }
}
