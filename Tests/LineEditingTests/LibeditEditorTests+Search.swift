import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Searching {
    private let newer = "\u{13}"  // ^S
    private let shows = ["show 1", "show 2", "list", "show 3"]

    @Test func `A search finds the newest match and Enter runs it`() throws {
      let session = try EditingSession(remembering: ["list a", "show a", "list b"])
      session.press(.ctrlR)
      try session.see("search:")
      session.type("sho")
      try session.see("search “sho”: show a")
      session.press(.enter)
      try session.answers(.statement("show a"))
      try session.see("1> show a", "2>")
    }

    @Test func `The same key goes on to older matches, and Ctrl-S back to newer ones`() throws {
      let session = try EditingSession(remembering: shows)
      session.press(.ctrlR)
      session.type("sho")
      try session.see("search “sho”: show 3")
      session.press(.ctrlR)
      try session.see("search “sho”: show 2")
      session.press(.ctrlR)
      try session.see("search “sho”: show 1")
      session.press(.ctrlR)
      session.type(newer)
      try session.see("search “sho”: show 2")
      session.press(.enter)
      try session.answers(.statement("show 2"))
    }

    @Test func `All sessions are searched, not this one alone`() throws {
      let session = try EditingSession(
        remembering: ["own"], delegate: { .recalling(all: ["elsewhere", "own"]) })
      session.press(.ctrlR)
      session.type("else")
      try session.see("search “else”: elsewhere")
      session.press(.enter)
      try session.answers(.statement("elsewhere"))
    }

    @Test func `Wide characters and whole blocks are found`() throws {
      let session = try EditingSession(remembering: ["each {\n  show 知識\n}", "show 知"])
      session.press(.ctrlR)
      session.type("識")
      try session.see("search “識”: each {", "  show 知識", "}")
      session.press(.enter)
      try session.answers(.statement("each {\n  show 知識\n}"))
    }

    @Test func `A block that is taller than the screen is shown cut and taken whole`() throws {
      let block = (["each {"] + (0..<20).map { "  row \($0)" } + ["}"]).joined(separator: "\n")
      let session = try EditingSession(rows: 8, remembering: [block])
      session.press(.ctrlR)
      session.type("each")
      try session.see(
        "search “each”: each {", "  row 0", "  row 1", "  row 2", "  row 3", "  row 4", "…")
      session.press(.enter)
      try session.answers(.statement(block))
    }

    @Test func `A search that finds nothing says so, and Backspace finds again`() throws {
      let session = try EditingSession(remembering: shows)
      session.press(.ctrlR)
      session.type("show x")
      try session.see("nothing like “show x”")
      session.press(.enter, .backspace)
      try session.see("search “show ”: show 3")
    }

    @Test(arguments: [
      (PseudoTerminal.Key.escape.rawValue, "Xlist objects"), ("\t", "Xlist objects"),
      (PseudoTerminal.Key.right.rawValue, "lXist objects"), ("\u{06}", "lXist objects"),
      (PseudoTerminal.Key.end.rawValue, "list objectsX"), ("\u{05}", "list objectsX"),
      ("\u{01}", "Xlist objects"), (PseudoTerminal.Key.up.rawValue, "olderX"),
    ])
    func `Keys that are no text take what is found, and do what they do`(
      key: String, result: String
    ) throws {
      let session = try EditingSession(remembering: ["older", "list objects"])
      session.press(.ctrlR)
      session.type("list")
      try session.see("search “list”: list objects")
      session.type(key)
      try session.terminal.expectScreen("the prompt") { $0.cursorRow.hasPrefix("1> ") }
      session.type("X\r")
      try session.answers(.statement(result))
    }

    @Test func `Ctrl-G brings the draft back, with the cursor where it was`() throws {
      let session = try EditingSession(remembering: ["list objects"])
      session.type("draft")
      session.press(.left, .ctrlR)
      session.type("obj")
      try session.see("search “obj”: list objects")
      session.type("\u{07}")
      try session.see("1> draft")
      session.type("X\r")
      try session.answers(.statement("drafXt"))
    }

    @Test func `Down after a search brings the draft back`() throws {
      let session = try EditingSession(remembering: ["list objects"])
      session.type("draft")
      session.press(.ctrlR)
      session.type("obj")
      try session.see("search “obj”: list objects")
      session.press(.escape)
      try session.see("1> list objects")
      session.press(.down)
      try session.see("1> draft")
    }

    @Test func `An interrupt ends the search and the line`() throws {
      let session = try EditingSession(remembering: ["list objects"])
      session.type("draft")
      session.press(.ctrlR)
      session.type("obj")
      try session.see("search “obj”: list objects")
      session.signal(.interrupt)
      try session.answers(.interrupted)
      try session.see("1> draft^C", "2>")
      session.press(.up)
      try session.see("1> draft^C", "2> list objects")
    }

    @Test func `A hang-up ends the input in the middle of a search`() throws {
      let session = try EditingSession(remembering: ["list objects"])
      session.press(.ctrlR)
      session.type("obj")
      try session.see("search “obj”: list objects")
      session.signal(.hangUp)
      try session.answers(.endOfInput)
    }

    @Test func `Ctrl-D ends the search and, where the draft is empty, the input`() throws {
      let session = try EditingSession(remembering: ["list objects"])
      session.press(.ctrlR, .ctrlD)
      try session.answers(.endOfInput)
    }

    @Test func `The same key twice searches what was searched last`() throws {
      let session = try EditingSession(remembering: shows)
      session.press(.ctrlR)
      session.type("list\r")
      try session.answers(.statement("list"))
      session.press(.ctrlR, .ctrlR)
      try session.terminal.expectScreen("the last search") {
        $0.cursorRow == "search “list”: list"
      }
    }

    @Test func `A new size in the middle of a search draws it anew`() throws {
      let session = try EditingSession(columns: 40, remembering: ["0123456789abcdefghij"])
      session.press(.ctrlR)
      session.type("abc")
      try session.see("search “abc”: 0123456789abcdefghij")
      session.terminal.resize(columns: 20, rows: 20)
      session.signal(.resize)
      try session.terminal.expectScreen("two rows") {
        $0.text.suffix(2) == ["search “abc”: 012345", "6789abcdefghij"]
      }
      session.type("d")
      try session.terminal.expectScreen("the longer text") {
        $0.text.suffix(2) == ["search “abcd”: 01234", "56789abcdefghij"]
      }
    }

    @Test func `What is pasted into a search is searched`() throws {
      let session = try EditingSession(remembering: ["list objects", "show"])
      session.press(.ctrlR)
      session.type("\u{1B}[200~list obj\u{1B}[201~")
      try session.see("search “list obj”: list objects")
      session.press(.backspace)
      try session.see("search:")
    }

    @Test func `What is found is painted, and the part that was searched underlined`() throws {
      let session = try EditingSession(
        environment: ["NO_COLOR": ""], remembering: ["list objects"],
        delegate: {
          var delegate = EditorDelegate.braces
          delegate.paint = { text, _ in
            guard text.hasPrefix("list") else { return LinePaint() }
            return LinePaint(
              spans: [.init(0..<4, TextStyle(.blue))],
              hint: LinePaint.Hint(" --all", isTakable: true))
          }
          return delegate
        })
      session.press(.ctrlR)
      session.type("st o")
      try session.terminal.expectScreen("the marked text") {
        $0.styledText == ["search “st o”: {blue:li}{underlined blue:st}{underlined: o}bjects"]
      }
      session.press(.escape)
      try session.terminal.expectScreen("the line as it always looks") {
        $0.styledText == ["1> {blue:list} objects{dim: --all}"]
      }
    }

    @Test func `A slash searches in vi's command mode`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: "keys")
      let session = try EditingSession(
        environment: ["EDITRC": folder.path + "/keys"], remembering: shows)
      session.press(.escape)
      session.type("/2")
      try session.see("search “2”: show 2")
      session.press(.enter)
      try session.answers(.statement("show 2"))
    }

    @Test func `Ten thousand entries are searched without a wait`() throws {
      let session = try EditingSession(delegate: {
        .recalling(all: ["needle"] + (0..<9_999).map { "create orders-\($0).csv --name Orders" })
      })
      session.press(.ctrlR)
      session.type("needle")
      try session.terminal.expectScreen("the oldest entry", within: .seconds(2)) {
        $0.text == ["search “needle”: needle"]
      }
    }

    @Test func `A plain terminal is searched on without an escape sequence`() throws {
      let session = try EditingSession(
        environment: ["TERM": "dumb"], remembering: ["show objects"])
      session.press(.ctrlR)
      session.type("obj")
      try session.see("search “obj”: show objects")
      session.press(.enter)
      try session.answers(.statement("show objects"))
      #expect(!session.terminal.transcript.contains("\u{1B}"))
    }
  }
}
