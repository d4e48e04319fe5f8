import TestSupport
import Testing

@testable import LineEditing

extension LibeditEditorTests {
  @Suite struct Escapes {
    @Test(arguments: [
      ("\u{1B}[D\u{1B}OD", "one tXwo"), ("\u{1B}[1;5D", "one Xtwo"), ("\u{1B}\u{1B}[D", "one twXo"),
      ("\u{1B}[H", "Xone two"),
      ("\u{1B}b\u{1B}b", "Xone two"), ("\u{1B}b\u{1B}d", "one X"), ("\u{1B}\u{7F}", "one X"),
      ("\u{1B}[15~", "one twoX"), ("\u{1B}[2~\u{1B}[5~\u{1B}[6~", "one twoX"),
      ("\u{1B}[[A", "one twoX"),
      ("\u{1B}[1;2P", "one twoX"), ("\u{1B}[201~", "one twoX"), ("\u{1B}[99;99;99~", "one twoX"),
    ])
    func `Sequences are keys, and unknown ones are nothing`(keys: String, result: String) throws {
      let session = try EditingSession()
      session.type("one two" + keys + "X\r")
      try session.answers(.statement(result))
    }

    @Test func `A sequence that .editrc binds is obeyed`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind \"\\e[15~\" ed-move-to-beg\n", to: ".editrc")
      let session = try EditingSession(environment: ["HOME": folder.path])
      session.type("one\u{1B}[15~X\u{1B}[17~Y\r")
      try session.answers(.statement("XYone"))
    }

    @Test func `Escape alone leaves vi's insert mode at once, again and again`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\nbind \"\\e[15~\" ed-move-to-beg\n", to: ".editrc")
      let session = try EditingSession(environment: ["HOME": folder.path])
      session.type("abc")
      session.press(.escape)
      try session.terminal.expectScreen("the command mode") { $0.cursor == (0, 5) }
      session.press(.escape, .escape)
      session.type("x")
      try session.see("1> ab")
      session.press(.up)
      session.type("0iX")
      session.press(.right)
      session.type("Y\r")
      try session.answers(.statement("XaYb"))
    }

    @Test func `Alt with a character that is typed slowly is Escape and the character`() throws {
      let session = try EditingSession()
      session.type("one two")
      session.press(.escape)
      try session.see("1> one two")
      session.type("b!")
      try session.see("1> one !two")
    }
  }
}
