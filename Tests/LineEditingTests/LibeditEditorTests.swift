import LineEditing
import TestSupport
import Testing

/// The editor on a real terminal. One test at a time: termcap keeps state of the process.
@Suite(.serialized) struct LibeditEditorTests {
  @Suite struct Typing {
    @Test func `Enter hands over what was typed, without its newline`() throws {
      let session = try EditingSession()
      session.type("list objects\r")
      try session.answers(.statement("list objects"))
      try session.see("1> list objects", "2>")
    }

    @Test func `An empty line is an empty statement`() throws {
      let session = try EditingSession()
      session.press(.enter)
      try session.answers(.statement(""))
    }

    @Test func `Wide characters are edited by character and drawn by column`() throws {
      let session = try EditingSession()
      session.type("知識の図")
      session.press(.left, .left, .backspace)
      session.type("X")
      try session.see("1> 知Xの図")
      session.press(.enter)
      try session.answers(.statement("知Xの図"))
    }

    @Test func `Bytes that are no UTF-8 are dropped, and the next character counts`() throws {
      let session = try EditingSession()
      session.type("a")
      try session.see("1> a")
      session.terminal.send(bytes: [0xE9])
      session.type("b\r")
      try session.answers(.statement("ab"))
    }

    @Test(arguments: ["safe\u{9C}ty\r", "safe\u{1B}\u{9C}ty\r"])
    func `Control characters that the editor uses within cannot be typed`(keys: String) throws {
      let session = try EditingSession()
      session.type(keys)
      try session.answers(.statement("safety"))
    }

    @Test(arguments: [
      ([PseudoTerminal.Key.ctrlW], "one two X"),
      ([.ctrlA], "Xone two three"),
      ([.home], "Xone two three"),
      ([.home, .ctrlE], "one two threeX"),
      ([.home, .end], "one two threeX"),
      ([.home, .delete], "Xne two three"),
      ([.home, .ctrlD], "Xne two three"),
      ([.ctrlD], "one two threeX"),
      ([.left, .left, .backspace], "one two thXee"),
    ])
    func `Editing keys do what they do everywhere`(
      keys: [PseudoTerminal.Key], result: String
    ) throws {
      let session = try EditingSession()
      session.type("one two three")
      keys.forEach { session.press($0) }
      session.type("X\r")
      try session.answers(.statement(result))
    }

    @Test
    func `A line that is longer than the screen is wide wraps, and is edited across the margin`()
      throws
    {
      let session = try EditingSession(columns: 20)
      session.type("0123456789abcdefghijklmno")
      try session.see("1> 0123456789abcdefg", "hijklmno")
      session.press(.home)
      session.type("->")
      try session.see("1> ->0123456789abcde", "fghijklmno")
      session.press(.end, .enter)
      try session.answers(.statement("->0123456789abcdefghijklmno"))
    }

    @Test func `A very long line is handed over whole`() throws {
      let session = try EditingSession()
      let text = String(repeating: "0123456789", count: 500)
      session.type(text + "\r")
      try session.answers(.statement(text))
    }
  }

  @Suite struct Ending {
    @Test func `Ctrl-D on an empty line ends the input`() throws {
      let session = try EditingSession()
      session.press(.ctrlD)
      try session.answers(.endOfInput)
    }

    @Test func `An interrupt cancels the line and the session goes on`() throws {
      let session = try EditingSession()
      session.type("delete everything")
      try session.see("1> delete everything")
      session.signal(.interrupt)
      try session.answers(.interrupted)
      try session.see("1> delete everything^C", "2>")
      session.type("list\r")
      try session.answers(.statement("list"))
    }

    @Test func `An interrupt in the middle of a block leaves the whole block on the screen`() throws
    {
      let session = try EditingSession()
      session.type("each {\r")
      try session.terminal.expectScreen("the indented row") { $0.cursor == (1, 2) }
      session.type("show\r")
      try session.terminal.expectScreen("another row") { $0.cursor == (2, 2) }
      session.type("x")
      try session.terminal.expectScreen("the third row") { $0.text.last == "  x" }
      session.press(.up, .up)
      try session.terminal.expectScreen("the cursor in the first row") { $0.cursor.row == 0 }
      session.signal(.interrupt)
      try session.answers(.interrupted)
      try session.see("1> each {", "  show", "  x^C", "2>")
    }

    @Test func `A hang-up ends the input in the middle of a line`() throws {
      let session = try EditingSession()
      session.type("half a line")
      try session.see("1> half a line")
      session.signal(.hangUp)
      try session.answers(.endOfInput)
    }
  }
}
