import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Blocks {
    @Test func `Enter in an incomplete statement opens a row that is indented`() throws {
      let session = try EditingSession()
      session.type("each {")
      session.press(.enter)
      try session.terminal.expectScreen("the cursor in a second row, indented") {
        $0.cursor == (1, 2)
      }
      session.type("  show")
      session.press(.enter)
      try session.terminal.expectScreen("the indentation of the row above") { $0.cursor == (2, 4) }
      session.type("}")
      session.press(.enter)
      try session.answers(.statement("each {\n    show\n    }"))
      try session.see("1> each {", "    show", "    }", "2>")
    }

    @Test func `Tab in the indentation of a row indents it further`() throws {
      let session = try EditingSession(delegate: { .completing([Candidate("list")]) })
      session.type("{")
      session.press(.enter)
      try session.terminal.expectScreen("the indented row") { $0.cursor == (1, 2) }
      session.press(.tab)
      session.type("}\r")
      try session.answers(.statement("{\n    }"))
    }

    @Test func `Rows that are pasted stay as they are`() throws {
      let session = try EditingSession()
      let block = "each {\n\n      show \"a\n b\"\n}"
      session.type(block + "\n")
      try session.answers(.statement(block))
    }

    @Test func `Up and Down move by row, and beyond the block through the history`() throws {
      let session = try EditingSession(remembering: ["oldest", "with {\n  a\n}"])
      session.type("draft")
      session.press(.up)
      try session.see("1> with {", "  a", "}")
      session.press(.up, .up)
      session.type("!")
      try session.see("1> w!ith {", "  a", "}")
      session.press(.up)
      try session.see("1> oldest")
      session.press(.down)
      try session.see("1> with {", "  a", "}")
      session.press(.down)
      try session.see("1> draft")
    }

    @Test func `A whole block is recalled and can be run again`() throws {
      let session = try EditingSession()
      session.type("each {\n  show\n}\n")
      try session.answers(.statement("each {\n  show\n}"))
      session.press(.up)
      try session.terminal.expectScreen("the block a second time") {
        $0.text == ["1> each {", "  show", "}", "2> each {", "  show", "}"]
      }
      session.press(.enter)
      try session.answers(.statement("each {\n  show\n}"))
    }

    @Test func `Home, End and Delete work within the row`() throws {
      let session = try EditingSession()
      session.type("{\n one\n two")
      try session.see("1> {", " one", " two")
      session.press(.up, .home, .delete)
      session.type("1")
      session.press(.end)
      session.type("2")
      try session.see("1> {", "1one2", " two")
    }

    @Test func `A long draft comes back from the history as it was`() throws {
      let session = try EditingSession(rows: 60, remembering: ["earlier"])
      let draft = String(repeating: "0123456789", count: 130)
      session.type(draft)
      try session.terminal.expectScreen("the end of the draft") { $0.cursor == (21, 43) }
      session.press(.up)
      try session.see("1> earlier")
      session.press(.down, .enter)
      try session.answers(.statement(draft))
    }
  }
}
