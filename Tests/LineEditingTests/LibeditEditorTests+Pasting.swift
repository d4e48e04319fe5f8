import TestSupport
import Testing

@testable import LineEditing

extension LibeditEditorTests {
  @Suite struct Pasting {
    private func paste(_ text: String, in session: EditingSession) {
      session.type("\u{1B}[200~" + text + "\u{1B}[201~")
    }

    @Test(arguments: ["list\rshow\r", "list\nshow\n", "list\r\nshow\r\n"])
    func `A paste never runs, whatever ends its rows`(text: String) throws {
      let session = try EditingSession()
      session.type("[]")
      session.press(.left)
      paste(text, in: session)
      try session.see("1> [list", "show", "]")
      session.press(.enter)
      try session.answers(.statement("[list\nshow\n]"))
    }

    @Test func `A paste keeps its tabs and loses its control characters`() throws {
      let session = try EditingSession()
      paste("a\tb\u{1B}[31m\u{8}\u{9C}\u{0}\u{7F}c知", in: session)
      session.press(.enter)
      try session.answers(.statement("a\tb[31mc知"))
    }

    @Test func `The owner says what is inserted`() throws {
      let session = try EditingSession(delegate: {
        var delegate = EditorDelegate.braces
        delegate.pasted = { $0.replacing("> ", with: "") }
        return delegate
      })
      paste("> list", in: session)
      session.press(.enter)
      try session.answers(.statement("list"))
    }

    @Test func `What follows a paste is typed`() throws {
      let session = try EditingSession()
      session.type("\u{1B}[200~one\u{1B}[201~ two\r")
      try session.answers(.statement("one two"))
    }

    @Test func `A paste without an end is over after a silence, and Ctrl-C ends it at once`() throws
    {
      let session = try EditingSession()
      session.type("\u{1B}[200~cut off\r")
      try session.see("1> cut off")
      session.type("\u{1B}[200~x")
      session.signal(.interrupt)
      try session.answers(.interrupted)
      session.type("list\r")
      try session.answers(.statement("list"))
    }

    @Test func `A paste works in vi's command mode, and in its insert mode`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: ".editrc")
      let session = try EditingSession(environment: ["HOME": folder.path])
      session.type("ab")
      session.press(.escape)
      try session.terminal.expectScreen("the command mode") { $0.cursor == (0, 4) }
      paste("X\nY", in: session)
      try session.see("1> aX", "Yb")
      session.type("ia")
      session.press(.enter)
      try session.answers(.statement("aX\nYab"))
    }

    @Test func `Pastes are marked while a line is edited, and only then`() throws {
      let session = try EditingSession()
      #expect(session.terminal.screen.marksPastes)
      session.type("one\r")
      try session.answers(.statement("one"))
      session.signal(.interrupt)
      try session.answers(.interrupted)
      session.press(.ctrlD)
      try session.answers(.endOfInput)
      try session.terminal.expectScreen("the mode is left") { !$0.marksPastes }
      let transcript = session.terminal.transcript
      #expect(transcript.count(of: PasteMark.on) == transcript.count(of: PasteMark.off))
    }

    @Test func `A large paste does not take longer for each character than a small one`() throws {
      let session = try EditingSession()
      let row = String(repeating: "0123456789", count: 7) + "\r"
      let text = String(repeating: row, count: 230_000 / row.count)
      let time = try ContinuousClock().measure {
        paste(text, in: session)
        try session.terminal.expectScreen("the end") { $0.cursorRow.isEmpty && $0.text.count >= 19 }
      }
      // Optimized it is 0.3 s; what grows with the square of the text takes minutes.
      #expect(time < .seconds(5))
      session.type("x\r")
      try session.answers(.statement(text.replacing("\r", with: "\n") + "x"))
    }

    @Test func `More than a person means to paste is cut, with a word of it`() throws {
      var reader = PasteReader()
      for _ in 0..<PasteReader.mostBytes { _ = reader.take(UInt8(ascii: "x")) }
      #expect(!reader.isCut)
      let end = Array("y\u{1B}[201~".utf8)
      let isWhole = end.map { reader.take($0) }
      #expect(isWhole.firstIndex(of: true) == end.count - 1)
      #expect(reader.isCut)
      #expect(reader.text.count == PasteReader.mostBytes)
    }
  }
}
