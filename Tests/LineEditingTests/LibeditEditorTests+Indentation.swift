import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Indenting {
    private let shiftTab = "\u{1B}[Z"

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
      try session.see("1> each {", "    show", "  }")
      session.press(.enter)
      try session.answers(.statement("each {\n    show\n  }"))
    }

    @Test func `A closing bracket is only moved where it begins a row`() throws {
      let session = try EditingSession()
      session.type("each {")
      session.press(.enter)
      try session.terminal.expectScreen("the second row") { $0.cursor == (1, 2) }
      session.type("a")
      try session.see("1> each {", "  a")
      session.type("}")
      try session.see("1> each {", "  a}")
    }

    @Test func `Enter in the middle of a row splits it`() throws {
      let session = try EditingSession()
      session.type("{")
      session.press(.enter)
      try session.terminal.expectScreen("the second row") { $0.cursor == (1, 2) }
      session.type("one two")
      try session.see("1> {", "  one two")
      session.press(.left, .left, .left, .left, .enter)
      try session.see("1> {", "  one", "  two")
      session.type("X")
      try session.see("1> {", "  one", "  Xtwo")
    }

    @Test func `Enter before a closing bracket puts it where the block began`() throws {
      let session = try EditingSession(delegate: {
        var delegate = EditorDelegate.braces
        delegate.isIncomplete = { !$0.contains("\n") }
        return delegate
      })
      session.type("{}")
      try session.see("1> {}")
      session.press(.left, .enter)
      try session.see("1> {", "}")
    }

    @Test func `Enter within a quoted text adds no blanks`() throws {
      let session = try EditingSession()
      session.type("  { \"a b")
      try session.see("1>   { \"a b")
      session.press(.left, .left, .enter)
      try session.see("1>   { \"a", " b")
    }

    @Test func `Enter hands a whole statement over wherever the cursor is`() throws {
      let session = try EditingSession()
      session.type("{\n one\n}")
      try session.see("1> {", " one", "}")
      session.press(.up, .home, .enter)
      try session.answers(.statement("{\n one\n}"))
      try session.see("1> {", " one", "}", "2>")
    }

    @Test func `Ctrl-J is Enter`() throws {
      let session = try EditingSession()
      session.type("list\n")
      try session.answers(.statement("list"))
    }

    @Test(arguments: ["\u{1B}\r", "\u{1B}\n"])
    func `Alt-Enter opens a row in a statement that is whole`(key: String) throws {
      let session = try EditingSession()
      session.type("one")
      try session.see("1> one")
      session.type(key)
      try session.terminal.expectScreen("a second row") { $0.cursor == (1, 0) }
      session.type("two\r")
      try session.answers(.statement("one\ntwo"))
    }

    @Test func `Tab in the indentation of a row indents it further, Backspace takes it back`()
      throws
    {
      let session = try EditingSession(delegate: { .completing([Candidate("list")]) })
      session.type("{")
      session.press(.enter)
      try session.terminal.expectScreen("the indented row") { $0.cursor == (1, 2) }
      session.press(.tab)
      try session.terminal.expectScreen("a step further") { $0.cursor == (1, 4) }
      session.type(" ")
      session.press(.backspace)
      try session.terminal.expectScreen("the whole step") { $0.cursor == (1, 4) }
      session.press(.backspace, .backspace)
      try session.terminal.expectScreen("no indentation") { $0.cursor == (1, 0) }
      session.press(.backspace)
      try session.terminal.expectScreen("the row above") { $0.cursor == (0, 4) }
    }

    @Test func `Shift-Tab takes a step of the row's indentation`() throws {
      let session = try EditingSession()
      session.type("{\n   one")
      try session.see("1> {", "   one")
      session.type(shiftTab)
      try session.see("1> {", "  one")
      session.type(shiftTab + "X")
      try session.see("1> {", "oneX")
    }

    @Test func `Ctrl-L clears the screen and draws the block again`() throws {
      let session = try EditingSession()
      session.type("first\r")
      try session.answers(.statement("first"))
      session.type("{\n one")
      try session.see("1> first", "2> {", " one")
      session.type("\u{0C}")
      try session.see("2> {", " one")
      session.press(.up)
      session.type("X")
      try session.see("2> {X", " one")
    }
  }
}
