import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Blocks {
    @Test func `Rows that are pasted stay as they are`() throws {
      let session = try EditingSession()
      let block = "each {\n\n      show \"a\n b\"\n}"
      session.type(block + "\n")
      try session.answers(.statement(block))
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
  }
}
