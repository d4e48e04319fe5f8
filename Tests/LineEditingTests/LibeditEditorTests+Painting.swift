import TestSupport
import Testing

@testable import LineEditing

extension LibeditEditorTests {
  @Suite struct Painting {
    private func start(
      columns: Int = 40, rows: Int = 8, environment: [String: String] = [:]
    ) throws -> EditingSession {
      try EditingSession(
        columns: columns, rows: rows, environment: ["NO_COLOR": ""].merging(environment) { $1 },
        remembering: ["show a"], delegate: { .painting })
    }

    private func expect(_ rows: String..., in session: EditingSession) throws {
      try session.terminal.expectScreen("the rows \(rows)") { $0.styledText == rows }
    }

    @Test func `Words have the styles that the owner gives them, and a hint stands behind`() throws
    {
      let session = try start()
      session.type("1st wait")
      try expect("1> {red:1st} {bold blue:w}ait{dim: K… [--timeout TIME]}", in: session)
      #expect(session.terminal.screen.cursor == (0, 11))
      session.type("s")
      try expect("1> {red:1st} {bold blue:w}aits", in: session)
      session.press(.backspace)
      try expect("1> {red:1st} {bold blue:w}ait{dim: K… [--timeout TIME]}", in: session)
    }

    @Test func `Enter and Ctrl-C take the hint away, and the colours stay`() throws {
      let session = try start()
      session.type("1 wait")
      try expect("1> {red:1} {bold blue:w}ait{dim: K… [--timeout TIME]}", in: session)
      session.press(.enter)
      try session.answers(.statement("1 wait"))
      session.type("wait")
      try expect(
        "1> {red:1} {bold blue:w}ait", "2> {bold blue:w}ait{dim: K… [--timeout TIME]}", in: session)
      session.signal(.interrupt)
      try session.answers(.interrupted)
      try expect("1> {red:1} {bold blue:w}ait", "2> {bold blue:w}ait^C", "3>", in: session)
    }

    @Test func `What stays behind Enter is painted as if there were no cursor in it`() throws {
      let session = try EditingSession(
        columns: 40, rows: 8, environment: ["NO_COLOR": ""],
        delegate: {
          var delegate = EditorDelegate.braces
          delegate.paint = { text, cursor in
            let style = cursor == nil ? TextStyle(.red) : TextStyle(isBold: true)
            return LinePaint(spans: [.init(0..<text.utf8.count, style)])
          }
          return delegate
        })
      session.type("(1)")
      try expect("1> {bold:(1)}", in: session)
      session.press(.enter)
      try session.answers(.statement("(1)"))
      try expect("1> {red:(1)}", "2>", in: session)
    }

    @Test func `What is typed faster than it is drawn is painted before it is handed over`() throws
    {
      let session = try start()
      session.type("1 2\r")
      try session.answers(.statement("1 2"))
      try expect("1> {red:1} {red:2}", "2>", in: session)
    }

    @Test(arguments: [PseudoTerminal.Key.right, .end, .ctrlE])
    func `A key that goes on behind the text takes the hint`(key: PseudoTerminal.Key) throws {
      let session = try start()
      session.type("create or")
      session.press(key)
      session.press(.enter)
      try session.answers(.statement("create orders.csv --name x"))
    }

    @Test(arguments: ["\u{1B}f", "\u{1B}[1;5C", "\u{1B}[1;3C"])
    func `A key that goes on by a word takes a word of the hint`(keys: String) throws {
      let session = try start()
      session.type("create or" + keys)
      try expect("1> {bold blue:c}reate {bold blue:o}rders.csv{dim: --name x}", in: session)
      session.type(keys + "\r")
      try session.answers(.statement("create orders.csv --name"))
    }

    @Test func `What is no hint to take is not taken, and within the text the keys move`() throws {
      let session = try start()
      session.type("wait")
      session.press(.right, .end)
      session.press(.home, .right)
      session.type("X\u{1B}fY")
      session.press(.enter)
      try session.answers(.statement("wXaitY"))
      session.type("create")
      session.press(.left, .right, .left)
      session.type("\u{06}!\r")
      try session.answers(.statement("create!"))
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func `Without styles there are no hints`(environment: [String: String]) throws {
      let session = try start(environment: environment)
      session.type("1 create")
      try session.see("1> 1 create")
      session.press(.home, .delete, .delete, .end)
      try session.see("1> create")
      session.press(.right, .enter)
      try session.answers(.statement("create"))
      #expect(!session.terminal.transcript.contains("m"))
    }

    @Test func `Deleting a wide character leaves the cursor where it belongs`() throws {
      let session = try start()
      session.type("知識の図")
      session.press(.left, .backspace)
      try expect("1> {bold blue:知}識図", in: session)
      #expect(session.terminal.screen.cursor == (0, 7))
    }

    @Test func `A list of candidates stands between the line as it was and as it is`() throws {
      let session = try EditingSession(
        columns: 40, rows: 8, environment: ["NO_COLOR": ""],
        delegate: {
          var delegate = EditorDelegate.completing([Candidate("1a"), Candidate("1b")])
          delegate.paint = EditorDelegate.painting.paint
          return delegate
        })
      session.type("wait 1")
      session.press(.tab)
      try expect(
        "1> {bold blue:w}ait {red:1}", "1a  1b", "1> {bold blue:w}ait {red:1}", in: session)
    }

    @Test func `At the last row of the screen the block scrolls up and stays painted`() throws {
      let session = try start(columns: 20, rows: 4)
      for number in 1...4 {
        session.press(.enter)
        try session.answers(.statement(""))
        try session.terminal.expectScreen("prompt \(number + 1)") {
          $0.cursor == (min(number, 3), 3)
        }
      }
      session.type("{ 1 2 3 4 5 6 7 wait")
      try expect(
        "3>", "4>",
        "5> {bold blue:{} {red:1} {red:2} {red:3} {red:4} {red:5} {red:6} {red:7} {bold blue:w}",
        "ait{dim: K… [--timeout …}", in: session)
      session.press(.enter)
      session.type("9")
      try session.terminal.expectScreen("the new row") {
        $0.styledText.last?.contains("{red:9}") == true
      }
      #expect(session.terminal.screen.text.prefix(2) == ["4>", "5> { 1 2 3 4 5 6 7 w"])
    }

    @Test func `A new size draws the block again, painted`() throws {
      let session = try start(columns: 40)
      session.type("11111 22222 33333 wait")
      try session.terminal.expectScreen("the hint") { $0.styledText[0].contains("dim") }
      session.terminal.resize(columns: 20, rows: 8)
      session.signal(.resize)
      try expect(
        "1> {red:11111} {red:22222} {red:33333}", " {bold blue:w}ait{dim: K… [--timeou…}",
        in: session)
    }

    @Test func `Ctrl-L clears the screen but for the block`() throws {
      let session = try start()
      session.type("1\r")
      try session.answers(.statement("1"))
      session.type("a 2")
      session.press(.left)
      try expect("1> {red:1}", "2> {bold blue:a} {red:2}", in: session)
      session.type("\u{0C}")
      try expect("2> {bold blue:a} {red:2}", in: session)
      #expect(session.terminal.screen.cursor == (0, 5))
    }

    @Test func `The bell is heard`() throws {
      let session = try start()
      session.press(.backspace)
      try session.terminal.expect("\u{7}")
    }

    /// The same keys, with styles and without.
    @Test(arguments: 1...4)
    func `Painting changes nothing but styles`(seed: UInt64) throws {
      var random = SeededGenerator(state: seed)
      let keys = [
        "a", "1", " ", "  ", "z9", "\u{1B}[D", "\u{1B}[C", "\u{7F}", "\u{17}", "\u{01}", "\u{05}",
      ]
      let painted = try start(columns: 23, rows: 12)
      let plain = try start(columns: 23, rows: 12, environment: ["NO_COLOR": "1"])
      for _ in 0..<120 {
        let typed = (0..<3).map { _ in keys.randomElement(using: &random) ?? "a" }.joined()
        for session in [painted, plain] { session.type(typed) }
      }
      for session in [painted, plain] { session.type("!") }
      try plain.terminal.expectScreen("the end") { $0.text.joined().contains("!") }
      let text = plain.terminal.screen.text
      try painted.terminal.expectScreen("the rows \(text)") { $0.text == text }
      #expect(painted.terminal.screen.cursor == plain.terminal.screen.cursor)
    }
  }
}
