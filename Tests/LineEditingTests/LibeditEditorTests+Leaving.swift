import Glibc
import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Leaving {
    private static let keys = "\u{18}\u{05}"  // ^X^E

    @Test func `A text that was edited elsewhere stands on the line and is not run`() throws {
      let session = try EditingSession(delegate: {
        var delegate = EditorDelegate.braces
        delegate.edit = { $0.uppercased() + "\n}" }
        return delegate
      })
      session.type("{\n one")
      try session.see("1> {", " one")
      session.type(Self.keys)
      try session.see("1> {", " ONE", "}")
      session.type("!\r")
      try session.answers(.statement("{\n ONE\n}!"))
    }

    @Test func `The key for it in vi's command mode is v`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: "keys")
      let session = try EditingSession(
        environment: ["EDITRC": folder.path + "/keys"],
        delegate: {
          var delegate = EditorDelegate.braces
          delegate.edit = { $0 + " elsewhere" }
          return delegate
        })
      session.type("text")
      session.press(.escape)
      session.type("v")
      try session.see("1> text elsewhere")
    }

    @Test func `Nothing that came of it leaves the text, below what was printed`() throws {
      let session = try EditingSession(delegate: {
        var delegate = EditorDelegate.braces
        delegate.edit = { _ in nil }
        return delegate
      })
      session.type("text")
      try session.see("1> text")
      session.press(.left)
      session.type(Self.keys + "X\r")
      try session.answers(.statement("texXt"))
    }

    @Test func `A long text with the keys for it right behind erases nothing of what stands above`()
      throws
    {
      let session = try EditingSession(
        columns: 20,
        delegate: {
          var delegate = EditorDelegate.braces
          delegate.edit = { _ in "new" }
          return delegate
        })
      session.type("above\r")
      try session.answers(.statement("above"))
      session.type(String(repeating: "a", count: 50) + Self.keys)
      try session.see("1> above", "2> new")
    }

    @Test(arguments: ["xterm-256color", "dumb"])
    func `A notice is printed above the line, which stays as it is`(terminal: String) throws {
      let session = try EditingSession(
        environment: ["TERM": terminal],
        delegate: {
          var delegate = EditorDelegate.braces
          delegate.notices = { "one\ntwo\n" }
          return delegate
        })
      session.type("{")
      session.press(.enter)
      try session.terminal.expectScreen("the second row") { $0.cursor == (1, 2) }
      session.type("text")
      try session.see("1> {", "  text")
      session.press(.left)
      session.signal(.notice)
      try session.terminal.expectScreen("the notice above the block") {
        $0.text.suffix(4) == ["one", "two", "1> {", "  text"] && $0.cursor.column == 5
      }
      session.type("X}\r")
      try session.answers(.statement("{\n  texX}t"))
    }

    @Test(arguments: ["bind -e\n", "bind -v\n"])
    func `Outside a search, the characters of flow control do nothing`(settings: String) throws {
      let folder = try TemporaryFolder()
      try folder.write(settings, to: "keys")
      let session = try EditingSession(environment: ["EDITRC": folder.path + "/keys"])
      session.type("a\u{13}b\u{11}c\r")
      try session.answers(.statement("abc"))
    }

    @Test func `The keyboard has no flow control and no stop character while a line is edited`()
      throws
    {
      let session = try EditingSession()
      session.type("x")
      try session.see("1> x")
      var modes = termios()
      tcgetattr(session.terminal.line, &modes)
      #expect(modes.c_iflag & tcflag_t(IXON) == 0)
      #expect(modes.c_lflag & tcflag_t(ISIG) != 0)
      #expect(modes.c_cc.10 == 0)  // VSUSP
    }
  }
}
