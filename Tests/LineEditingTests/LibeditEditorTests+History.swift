import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Recalling {
    private let previous = "\u{10}"  // ^P
    private let next = "\u{0E}"  // ^N

    @Test func `Up and Down move by row, and beyond the block through the history`() throws {
      let session = try EditingSession(remembering: ["oldest", "with {\n  a\n}"])
      session.press(.up)
      try session.see("1> with {", "  a", "}")
      session.press(.up, .up)
      session.type("!")
      try session.see("1> w!ith {", "  a", "}")
      session.press(.up)
      try session.see("1> oldest")
      session.press(.down)
      try session.see("1> w!ith {", "  a", "}")
      session.press(.down, .down, .down)
      try session.see("1>")
    }

    @Test func `Up behind a text goes to the entries that begin with it`() throws {
      let session = try EditingSession(
        remembering: ["list a", "show", "list b", "print list", "list b", "other"])
      session.type("list")
      try session.see("1> list")
      session.press(.up)
      try session.see("1> list b")
      session.press(.up)
      try session.see("1> list a")
      session.press(.up)
      session.type("!")
      try session.see("1> list a!")
      session.press(.down, .down)
      try session.see("1> list")
      session.press(.enter)
      try session.answers(.statement("list"))
    }

    @Test func `Ctrl-P and Ctrl-N walk through all entries, whatever is typed`() throws {
      let session = try EditingSession(remembering: ["list", "show"])
      session.type("li\(previous)")
      try session.see("1> show")
      session.type(previous)
      try session.see("1> list")
      session.type(next + next)
      try session.see("1> li")
    }

    @Test func `A long draft comes back from the history as it was`() throws {
      let session = try EditingSession(rows: 60, remembering: ["earlier"])
      let draft = String(repeating: "012345678識", count: 130)
      session.type(draft)
      try session.terminal.expectScreen("the end of the draft") { $0.cursor.row > 20 }
      session.type(previous)
      try session.see("1> earlier")
      session.type(next)
      session.press(.enter)
      try session.answers(.statement(draft))
    }

    @Test(arguments: 1...5) func `Whatever keys are pressed, the screen shows what was left there`(
      seed: UInt64
    ) throws {
      var random = SplitMix(state: seed)
      let entries = ["list 知識", "show é", "wait k"]
      var model = entries + [""]
      var place = entries.count
      let session = try EditingSession(remembering: entries)
      for _ in 0..<60 {
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          session.type(previous)
          place = max(0, place - 1)
        case 1:
          session.type(next)
          place = min(entries.count, place + 1)
        case 2 where !model[place].isEmpty:
          session.press(.backspace)
          model[place].removeLast()
        default:
          session.type("x")
          model[place] += "x"
        }
        let row = "1> " + model[place]
        try session.terminal.expectScreen("the row “\(row)”") {
          $0.text.count == 1 && $0.cursorRow + " " == row + (row.hasSuffix(" ") ? "" : " ")
        }
      }
      session.press(.enter)
      try session.answers(.statement(model[place]))
    }

    @Test func `What was there before the session comes behind what is in it`() throws {
      let session = try EditingSession(delegate: { .recalling(earlier: ["before", "own"]) })
      session.type("own\r")
      try session.answers(.statement("own"))
      session.press(.up)
      try session.terminal.expectScreen("the own one") { $0.cursorRow == "2> own" }
      session.press(.up)
      try session.terminal.expectScreen("the one before") { $0.cursorRow == "2> before" }
    }

    @Test func `The keys of vi's command mode go by row and then through the history`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind -v\n", to: "keys")
      let session = try EditingSession(
        environment: ["EDITRC": folder.path + "/keys"], remembering: ["one", "two {\n}"])
      session.press(.escape)
      session.type("k")
      try session.see("1> two {", "}")
      session.type("k")
      try session.terminal.expectScreen("the first row") { $0.cursor.row == 0 }
      session.type("-")
      try session.see("1> one")
      session.type("jj")
      try session.see("1>")
    }

    @Test func `Functions of libedit's own history find nothing and do no harm`() throws {
      let folder = try TemporaryFolder()
      try folder.write("bind ^T ed-prev-history\nbind ^O ed-search-prev-history\n", to: ".editrc")
      let session = try EditingSession(environment: ["HOME": folder.path], remembering: ["one"])
      session.type("text\u{14}\u{0F}!\r")
      try session.answers(.statement("text!"))
    }

    @Test func `Ten thousand entries are walked without a wait`() throws {
      let session = try EditingSession(delegate: {
        .recalling(earlier: ["needle"] + (0..<9_999).map { "list objects \($0)" })
      })
      session.type("nee")
      session.press(.up)
      try session.terminal.expectScreen("the oldest entry", within: .seconds(2)) {
        $0.text == ["1> needle"]
      }
    }
  }
}
