import Glibc
import TestSupport
import Testing

@testable import LineEditing

extension LibeditEditorTests {
  @Suite struct Terminals {
    @Test(arguments: ["dumb", "", "emacs", "no-such-terminal"])
    func `A plain terminal is shown no escape sequence`(name: String) throws {
      let session = try EditingSession(
        style: .good, environment: ["TERM": name, "NO_COLOR": ""],
        delegate: { .completing([Candidate("list"), Candidate("listen")]) })
      session.type("{\n list")
      session.press(.tab, .backspace)
      session.type("T }\r")
      try session.answers(.statement("{\n lisT }"))
      #expect(!session.terminal.transcript.contains("\u{1B}"))
      #expect(!session.terminal.transcript.contains(name.isEmpty ? "terminal" : name))
    }

    @Test(arguments: [("", true), ("1", false)])
    func `The prompt has a colour unless NO_COLOR is set`(value: String, hasColour: Bool) throws {
      let session = try EditingSession(
        style: .good, environment: ["NO_COLOR": value])
      #expect(session.terminal.screen.styledText == [hasColour ? "{green:1>}" : "1>"])
    }

    @Test func `A coloured prompt takes no more columns than a plain one`() throws {
      let session = try EditingSession(
        columns: 10, style: .notice, environment: ["NO_COLOR": ""])
      session.type("0123456789")
      try session.see("1> 0123456", "789")
    }

    @Test func `Keys of .editrc hold, but the required ones keep working`() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "bind ^T ed-move-to-beg\nbind ^R ed-delete-prev-char\nbind ^W ed-insert\n",
        to: ".editrc")
      let session = try EditingSession(
        environment: ["HOME": folder.path], remembering: ["list objects"])
      session.type("one two\u{14}X")
      session.press(.end, .ctrlW)
      try session.see("1> Xone")
      session.signal(.interrupt)
      try session.answers(.interrupted)
      session.press(.ctrlR)
      session.type("obj")
      try session.see("1> Xone ^C", "search “obj”: list objects")
    }

    @Test(arguments: [
      "bind ^T 'unmatched", "bind ^T \"unmatched", "no-such-command", "bind ^T ed-command", "'",
      "\\",
      "settc li 7", "bind \\", "\u{FF}", "# 'a", "",
    ])
    func `A line of .editrc that is wrong is passed over`(line: String) throws {
      let folder = try TemporaryFolder()
      try folder.write("\(line)\n \tbind ^G ed-move-to-beg\n\(line)", to: "keys")
      let session = try EditingSession(environment: ["EDITRC": folder.path + "/keys"])
      session.type("{\u{14}}\u{7}X")
      session.press(.enter)
      try session.answers(.statement("X{}"))
    }

    @Test(arguments: [("", "\u{1B}x"), ("", "\u{1B}X"), ("bind -v", "\u{1B}:")])
    func `No key asks for a line of .editrc at the prompt`(line: String, key: String) throws {
      let folder = try TemporaryFolder()
      try folder.write(line, to: "keys")
      let session = try EditingSession(environment: ["EDITRC": folder.path + "/keys"])
      session.type("ab\(key)")
      session.press(.enter)
      try session.answers(.statement("ab"))
    }

    @Test func `The keys of vi work when .editrc asks for them`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: "keys")
      let session = try EditingSession(environment: ["EDITRC": folder.path + "/keys"])
      session.type("{\nabc")
      session.press(.escape)
      session.type("hD")
      session.type("i}")
      session.press(.enter)
      try session.answers(.statement("{\n}a"))
    }

    @Test func `What was typed in vi's insert mode, with a Backspace, is repeated as it was`()
      throws
    {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: "keys")
      let session = try EditingSession(environment: ["EDITRC": folder.path + "/keys"])
      session.press(.escape)
      session.type("iabc")
      session.press(.backspace)
      session.type(")")
      session.press(.escape)
      session.type("$.")
      session.press(.enter)
      try session.answers(.statement("abab))"))
    }

    @Test func `Where .editrc switches editing off, rows are read until the statement is whole`()
      throws
    {
      let folder = try TemporaryFolder()
      try folder.write("edit off\n", to: ".editrc")
      let session = try EditingSession(environment: ["HOME": folder.path])
      session.type("{\n")
      try session.terminal.expectScreen("the prompt anew") { $0.text == ["1> {", "1>"] }
      session.type("}\n")
      try session.answers(.statement("{\n}"))
    }

    @Test func `A new width wraps the line anew`() throws {
      let session = try EditingSession(columns: 40)
      session.type("0123456789abcdefghijklmno")
      try session.see("1> 0123456789abcdefghijklmno")
      session.terminal.resize(columns: 20, rows: 20)
      session.signal(.resize)
      session.type("!")
      try session.terminal.expectScreen("the line in two rows") {
        $0.text.suffix(2) == ["1> 0123456789abcdefg", "hijklmno!"]
      }
    }

    @Test(arguments: ["xterm-256color", "dumb"])
    func `A line that is longer than a new, narrow screen is typed on`(name: String) throws {
      let text = String(repeating: "0123456789", count: 40)
      let session = try EditingSession(
        columns: 500, environment: ["TERM": name], remembering: [text])
      session.press(.up)
      try session.see("1> " + text)
      session.terminal.resize(columns: 10, rows: 3)
      session.signal(.resize)
      session.type("abc\r")
      try session.answers(.statement(text + "abc"))
    }

    @Test(arguments: ["xterm-256color", "dumb"])
    func `Typing goes on behind a jump to the end of a block that is taller than the screen`(
      name: String
    ) throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: "keys")
      let block = (1...9).map(String.init).joined(separator: "\n")
      let session = try EditingSession(
        columns: 20, rows: 4, environment: ["TERM": name, "EDITRC": folder.path + "/keys"],
        remembering: [block])
      let end = String(repeating: "x", count: 70)
      session.press(.up, .escape)
      session.type("kkkkkkkk")
      session.type("A" + end + "\r")
      try session.answers(.statement(block + end))
    }

    @Test(arguments: [
      "0123456", "01234567", "知識知識知識", "0123456知", "a\tb", "0123\t56", "1\n\n2", "0123456\nx",
      "ab\u{1}\u{2}\u{3}\u{4}c", "{\n  知識知識知識知識\n\t}", "\u{FFFE}0123456789",
    ])
    func `libedit draws a block where its layout is counted to be`(text: String) throws {
      let session = try EditingSession(columns: 10, remembering: [text])
      let layout = BlockLayout(width: 10)
      let end = layout.position(after: ("1> " + text).wideCharacters.dropLast())
      session.press(.up)
      try session.terminal.expectScreen("the cursor behind the block, at \(end)") {
        $0.cursor == (end.row, end.column)
      }
    }

    @Test func `After a stop the terminal's modes are set again`() throws {
      let session = try EditingSession()
      session.type("abc")
      try session.see("1> abc")
      var modes = termios()
      tcgetattr(session.terminal.line, &modes)
      modes.c_lflag |= tcflag_t(ICANON | ECHO)
      tcsetattr(session.terminal.line, TCSANOW, &modes)
      session.signal(.continued)
      try session.terminal.expectScreen("the line drawn again") {
        $0.text == ["1> abc", "1> abc"]
      }
      session.press(.left, .backspace, .enter)
      try session.answers(.statement("ac"))
    }

    @Test func `A pipe is refused with advice`() throws {
      var ends: [CInt] = [-1, -1]
      pipe(&ends)
      defer { ends.forEach { close($0) } }
      let error = EditorError.notATerminal(descriptor: ends[0])
      #expect(throws: error) {
        _ = try LibeditEditor(
          input: ends[0], output: ends[1], programName: "editing", events: -1, environment: [:],
          delegate: EditorDelegate())
      }
      #expect("\(error)".contains("standard input instead"))
    }
  }
}
