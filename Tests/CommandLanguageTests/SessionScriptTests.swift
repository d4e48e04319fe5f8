import CommandLanguage
import Synchronization
import Testing

@Suite("A session as a script")
struct SessionScriptTests {
  private let session = Session(
    files: .holding([
      "report.pdf": "", "3 plans.csv": "", "end ": "", "lib.grid": "city = 'Oslo'",
      "/etc/x.grid": "y = 2",
      "/demo/lib.grid": "city = 'Oslo'",
    ]).standing(in: "/demo"))

  init() {
    session.interpreter.recording = SessionRecording(invocation: "gridsh") {
      $0.contains("sk-secret")
    }
  }

  /// The rows of the script below its head, after these lines at the prompt, whatever became of them.
  private func rows(after lines: [String]) throws -> [String] {
    for line in lines { _ = try? session.run(line) }
    let text = try SessionScript(of: session.interpreter, at: "/demo/demo.grid").text
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(rows[0].hasPrefix("# Saved from a gridsh session on 2"))
    #expect(rows[2] == "" && rows.last == "")
    return Array(rows[3...].dropLast())
  }

  private static let head = [
    "## A file of the session.", "param report: path = \"report.pdf\"", "",
  ]

  @Test("files become parameters, and a wait is followed by what it came to")
  func mainJob() throws {
    #expect(
      try rows(after: ["k = create report.pdf; wait k", "print k.status"])
        == Self.head + [
          "k = create $report", "wait k", "expect k.status == \"ready\"", "print k.status",
        ])
  }

  @Test("an expectation that the person wrote is not written twice")
  func expectation() throws {
    let rows = try rows(after: ["k = create report.pdf; wait k", "expect k.status == \"ready\""])
    #expect(
      rows == Self.head + ["k = create $report", "wait k", "expect k.status == \"ready\""])
  }

  @Test(
    "the id of what the session made becomes the variable that holds it",
    arguments: [
      (["k = create report.pdf", "retrieve \"kn_1\""], ["k = create $report", "retrieve k"]),
      (
        ["create report.pdf", "retrieve 'kn_1'"],
        ["knowledge = create $report", "retrieve knowledge"]
      ),
      (
        ["k = create report.pdf", "k = create report.pdf", "retrieve \"kn_1\""],
        ["k = create $report", "knowledge = k", "k = create $report", "retrieve knowledge"]
      ),
      (
        ["k = create report.pdf", "def anew { return (retrieve \"kn_1\") }", "anew"],
        [
          "k = create $report", "knowledge = k", "def anew { return (retrieve knowledge) }", "anew",
        ]
      ),
      (
        ["k = create report.pdf", "for i in 1..2 { retrieve \"kn_1\" }"],
        ["k = create $report", "for i in 1..2 { retrieve k }"]
      ),
      (
        ["k = create report.pdf", "param id = \"kn_1\"", "retrieve $id"],
        ["k = create $report", "param id = \"kn_1\"", "retrieve $id"]
      ),
      (
        ["def up f: path { return create $f }", "up report.pdf", "retrieve 'kn_1'"],
        [
          "def up f: path { return create $f }", "knowledge = up $report", "retrieve knowledge",
        ]
      ),
      (
        [
          "if true { k = create report.pdf; j = create report.pdf }", "j = 1",
          "def f { retrieve 'kn_1'; retrieve 'kn_2' }", "f",
        ],
        [
          "if true { k = create $report; j = create $report }", "knowledge2 = k", "knowledge = j",
          "j = 1", "def f { retrieve knowledge2; retrieve knowledge }", "f",
        ]
      ),
      (
        ["create report.pdf", "wait \"kn_1\""],
        ["knowledge = create $report", "wait knowledge"]
      ),
    ])
  func identifiers(lines: [String], expected: [String]) throws {
    #expect(try rows(after: lines) == Self.head + expected)
  }

  @Test(
    "an id is written as its place reads it",
    arguments: [
      ("take kn_1", "take $k"), ("take 'kn_1'", "take $k"), ("echo kn_1", "echo $k.id"),
      ("echo 1 --tag kn_1", "echo 1 --tag $k"), ("print \"kn_1\"", "print k.id"),
      ("take \"see kn_1, $k\"", "take \"see kn_1, $k\""),
      ("take \"see kn_1\"", "take \"see ${k.id}\""), ("take /a/kn_1/b", "take \"/a/${k.id}/b\""),
      (
        "take '{\"id\":\"kn_1\",\"cost\":\"$5\"}'",
        "take \"{\\\"id\\\":\\\"${k.id}\\\",\\\"cost\\\":\\\"\\$5\\\"}\""
      ),
      ("k.id == \"kn_1\"", "k.id == k.id"),
      ("[{a: \"kn_1\"}] | where a == \"kn_1\"", "[{a: k.id}] | where a == $k.id"),
      ("take kn_12", "take kn_12"), ("take xkn_1", "take xkn_1"),
    ])
  func spellings(typed: String, written: String) throws {
    #expect(
      try rows(after: ["k = create report.pdf", typed])
        == Self.head + ["k = create $report", written])
  }

  @Test("an id from elsewhere becomes a parameter of its kind")
  func foreign() throws {
    #expect(
      try rows(after: [
        "retrieve kn_81f3a2b4", "wait \"kn_81f3a2b4\"; take kn_81f3a2b4", "retrieve kn_99f3a2b4",
      ]) == [
        "## A knowledge that is there already.",
        "param knowledge: knowledge = \"kn_81f3a2b4\"",
        "## A knowledge that is there already.",
        "param knowledge2: knowledge = \"kn_99f3a2b4\"", "",
        "retrieve knowledge", "wait knowledge", "take $knowledge", "retrieve knowledge2",
      ])
  }

  @Test("an id that is meant not to be there stays as it is")
  func caught() throws {
    let rows = try rows(after: [
      "expect error { retrieve kn-none; 1 / len('') }", "try { retrieve kn-none } catch e { }",
    ])
    #expect(
      rows == [
        "expect error { retrieve kn-none; 1 / len('') }", "try { retrieve kn-none } catch e { }",
      ])
  }

  @Test("what failed is not saved, what stood before it is, and so are the definitions behind it")
  func failures() throws {
    #expect(
      try rows(after: [
        "n = 0; k = create report.pdf; 1 / n; print k; def two { return 2 }", "wiat k",
        "print 5; 1 / n",
        "two",
      ]) == Self.head + ["n = 0", "k = create $report", "def two { return 2 }", "print 5", "two"])
  }

  @Test("`_` stays where it means the same, and has a name where an object is given one")
  func lastValue() throws {
    #expect(try rows(after: ["6 * 7", "print 1", "_ / 2"]) == ["6 * 7", "print 1", "_ / 2"])
    #expect(
      try rows(after: ["create report.pdf", "wait _"]).suffix(3)
        == [
          "knowledge = create $report", "wait knowledge", "expect knowledge.status == \"ready\"",
        ])
    #expect(
      try rows(after: [
        "create report.pdf; wait _", "create report.pdf", "if _.status == 'ready' { 1 }",
        "retrieve 'kn_3'",
      ])
      .suffix(4)
        == [
          "create $report", "knowledge3 = _", "if _.status == 'ready' { 1 }", "retrieve knowledge3",
        ])
  }

  @Test("what comes from a statement that is not saved is left out, with the reason")
  func lost() throws {
    #expect(
      try rows(after: [
        "x = look around", "print x", "x = 1", "print x", "for i in 1..2 { x = 5; fail 'y' }",
        "print x,\n  2", "look here", "_",
      ]) == [
        "# Left out, since `x` comes from a statement that is not here:", "#   print x", "x = 1",
        "print x", "# Left out, since `x` comes from a statement that is not here:", "#   print x,",
        "#     2", "# Left out, since `_` comes from a statement that is not here:", "#   _",
      ])
  }

  @Test("what may hold a key is left out, and so is what uses it")
  func secrets() throws {
    #expect(
      try rows(after: ["# sk-secret\nx = 'sk-secret'; print 2", "print x"]) == [
        "# Left out a statement: it may hold a key.", "print 2",
        "# Left out, since `x` comes from a statement that is not here:", "#   print x",
      ])
  }

  @Test("of two definitions and of two parameters of a name a script can hold one")
  func doubles() throws {
    #expect(
      try rows(after: [
        "def f { return 1 }", "f", "## Two.\ndef f { return 2 }", "f", "param n: number = 5",
        "param n: number = 6", "print n",
      ]) == [
        "f", "## Two.", "def f { return 2 }", "f", "param n: number = 5", "n = 6", "print n",
      ])
  }

  @Test("comments are kept, and a statement has rows of its own")
  func remarks() throws {
    #expect(
      try rows(after: [
        "# about it\nx = 1; if x == 1 {\n  print x # one\n}; y = 2 # two", "  # a remark",
      ])
        == [
          "# about it", "x = 1", "if x == 1 {", "  print x # one", "}", "y = 2 # two", "# a remark",
        ])
  }

  @Test(
    "names of files become names of the language, and take none that is in use",
    arguments: [
      (
        ["create '3 plans.csv'"], "param file_3_plans: path = \"3 plans.csv\"",
        "create $file_3_plans"
      ),
      (
        ["report = create report.pdf"], "param report_file: path = \"report.pdf\"",
        "report = create $report_file"
      ),
      (
        ["report = 1; report_file = 2", "create report.pdf"],
        "param report2: path = \"report.pdf\"", "create $report2"
      ),
      (
        ["def f report { print report }", "create report.pdf"],
        "param report_file: path = \"report.pdf\"", "create $report_file"
      ),
    ])
  func names(lines: [String], parameter: String, statement: String) throws {
    let rows = try rows(after: lines)
    #expect(rows[1] == parameter)
    #expect(rows.last == statement)
  }

  @Test("globs stay as they are typed, and one file is one parameter")
  func paths() throws {
    #expect(
      try rows(after: ["create report.pdf 'report.pdf'; files *.pdf; s = 'report'; create ${s}.pdf"]
      )
        == Self.head + ["create $report $report", "files *.pdf", "s = 'report'", "create ${s}.pdf"])
  }

  @Test("a blank that ends a word is not cut off")
  func blanks() throws {
    #expect(
      try rows(after: ["create end\\ ", "take \\ ", "5  "]).suffix(3) == [
        "create $end", "take \\ ", "5",
      ])
  }

  @Test("a sourced file is found from where the script stands, and its variables are known")
  func sourced() throws {
    let rows = try rows(after: ["source lib.grid; print city", "source /etc/x.grid"])
    #expect(rows == ["source \"lib.grid\"", "print city", "source \"/etc/x.grid\""])
  }

  @Test("what a session begins with is written where it is needed, and only there")
  func preamble() throws {
    session.interpreter.recording?.isPreamble = true
    try session.run("base = 2; other = 3; def twice n { return n * base }; print other")
    session.interpreter.recording?.isPreamble = false
    #expect(
      try rows(after: ["twice 4"]) == ["base = 2", "def twice n { return n * base }", "twice 4"])
  }

  @Test("what does not pass the check is left out with what it says, and so is what uses it")
  func refusals() throws {
    let record = Record([("id", .text("kn_9")), ("status", .text("ready")), ("extra", .integer(1))])
    session.commands.next.withLock {
      $0 = ObjectHandle(
        kind: .knowledge, id: "kn_9", record: record, requested: .now, answered: .zero)
    }
    #expect(
      try rows(after: ["k = create report.pdf", "e = k.extra", "print e", "print 1"]) == Self.head
        + [
          "k = create $report", "# Left out, since `knowledge` has no field `extra`:",
          "#   e = k.extra", "# Left out, since `e` comes from a statement that is not here:",
          "#   print e", "print 1",
        ])
  }

  @Test("there is an error where nothing can be saved")
  func nothing() throws {
    #expect(throws: Failure.self) { try rows(after: ["fail 'x'", "look around", "# nothing"]) }
    session.interpreter.recording = nil
    #expect { try SessionScript(of: session.interpreter, at: "x") } throws: {
      ($0 as? Failure)?.kind == "not_at_prompt"
    }
  }

  @Test("no value is kept alive")
  func memory() throws {
    weak var handle: ObjectHandle?
    func make() {
      let made = ObjectHandle(
        kind: .knowledge, id: "kn_9", record: Record(), requested: .now, answered: .zero)
      handle = made
      session.commands.next.withLock { $0 = made }
    }
    make()
    try session.run("create report.pdf; 5")
    #expect(handle != nil)
    session.commands.next.withLock { $0 = nil }
    #expect(handle == nil)
  }

  @Test("a session that is too long lets go of its oldest statements, and says so")
  func limit() throws {
    session.interpreter.recording = SessionRecording(invocation: "", sizeLimit: 4_000) { _ in
      false
    }
    let text = String(repeating: "x", count: 1_000)
    for name in ["a", "b", "c", "d", "e"] { try session.run("\(name) = '\(text)'") }
    let script = try SessionScript(of: session.interpreter, at: "x").text
    #expect(script.contains("The session was too long: its first 2 statements are not here."))
    #expect(!script.contains("\nb = ") && script.contains("\nc = "))
  }
}

extension FileSystem {
  fileprivate func standing(in folder: String) -> FileSystem {
    var files = self
    files.workingFolder = { folder }
    return files
  }
}
