import LineEditing
import TestSupport
import Testing

extension LibeditEditorTests {
  @Suite struct Completing {
    @Test func `A single candidate is inserted, with a space behind it`() throws {
      let session = try EditingSession(delegate: { .completing([Candidate("list")]) })
      session.type("li\tx\r")
      try session.answers(.statement("list x"))
    }

    @Test func `No space follows a candidate that is gone on with, or stands before a space`()
      throws
    {
      let session = try EditingSession(delegate: {
        .completing([Candidate("--name=", isFinal: false), Candidate("list")])
      })
      session.type("--n\tx\r")
      try session.answers(.statement("--name=x"))
      session.type("li x")
      session.press(.left, .left, .tab, .enter)
      try session.answers(.statement("list x"))
    }

    @Test func `Several candidates give what they have in common`() throws {
      let session = try EditingSession(delegate: {
        .completing([Candidate("知識-a"), Candidate("知識-b")])
      })
      session.type("show 知\t")
      try session.see("1> show 知識-")
    }

    @Test func `When they have no more in common, they are listed and the line is drawn again`()
      throws
    {
      let session = try EditingSession(delegate: {
        .completing([
          Candidate("list", summary: "Lists objects"), Candidate("listen"),
          Candidate("link", label: "link\u{1B}[2J", summary: "Links two objects"),
        ])
      })
      session.type("show {\n li")
      session.press(.tab)
      try session.see(
        "1> show {", " li", "list           Lists objects", "listen",
        "link\\u{1b}[2J  Links two objects", "1> show {", " li")
      session.type("nk }\r")
      try session.answers(.statement("show {\n link }"))
    }

    @Test func `A list that is taller than the screen says what is missing`() throws {
      let session = try EditingSession(
        columns: 20, rows: 6,
        delegate: { .completing((10..<50).map { Candidate("candidate-\($0)") }) })
      session.type("candidate-")
      try session.see("1> candidate-")
      session.press(.tab)
      try session.terminal.expectScreen("the end of the list") {
        $0.text.suffix(2) == ["… and 37 more", "1> candidate-"]
      }
    }

    @Test func `No candidate rings the bell and changes nothing`() throws {
      let session = try EditingSession(delegate: { .completing([]) })
      session.type("zz\t!\r")
      try session.answers(.statement("zz!"))
      #expect(session.terminal.transcript.contains("\u{7}"))
    }

    @Test func `The owner is asked with the text and the cursor in bytes`() throws {
      let session = try EditingSession(delegate: {
        var delegate = EditorDelegate()
        delegate.complete = { text, cursor in
          Completion(
            replacing: cursor..<cursor, candidates: [Candidate("<\(cursor) of \(text.utf8.count)>")]
          )
        }
        return delegate
      })
      session.type("知識 x")
      session.press(.left, .left, .tab, .enter)
      try session.answers(.statement("知識<6 of 8> x"))
    }

    @Test(arguments: [-5..<1, 1..<99, 90..<99])
    func `A range outside the text does no harm`(range: Range<Int>) throws {
      let session = try EditingSession(delegate: {
        var delegate = EditorDelegate()
        delegate.complete = { _, _ in
          Completion(replacing: range, candidates: [Candidate("new")])
        }
        return delegate
      })
      session.type("abc")
      session.press(.tab, .enter)
      let statement = try session.event()
      #expect(
        [.statement("new bc"), .statement("anew "), .statement("abcnew ")].contains(statement))
    }
  }
}
