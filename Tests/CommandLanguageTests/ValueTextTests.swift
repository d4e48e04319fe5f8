import CommandLanguage
import Testing

@Suite("Values as text")
struct ValueTextTests {
  @Test("numbers have the shortest form that reads back")
  func numbers() {
    let texts: [(Double, String)] = [
      (5, "5"), (-0.0, "-0"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e16, "1e+16"),
      (123_456_789.125, "123456789.125"), (1e-7, "1e-07"), (1 / 3, "0.3333333333333333"),
    ]
    for (number, text) in texts { #expect(Value.number(number).text == text) }
  }

  @Test("lists and records are JSON on one line, members in order")
  func json() {
    let record = Record([
      ("z", .integer(1)), ("a", .list([.null, .boolean(true), .number(0.5)])),
      ("t", .text("a\"b\\c\n\t\r\u{0}\u{7F}é😀/")), ("d", .duration(90_000_000_000)),
      ("s", .size(5_000_000)), ("r", .range(1, 3)), ("p", .path("a/b")),
      ("n", .record(Record())),
    ])
    #expect(
      Value.record(record).text
        == #"{"z":1,"a":[null,true,0.5],"t":"a\"b\\c\n\t\r\u0000\u007fé😀/","d":"1m30s","#
        + #""s":"5MB","r":"1..3","p":"a/b","n":{}}"#)
  }

  @Test("an API object is its id as text, and its fields as JSON")
  func objects() {
    let record = Record([("id", .text("kn_1")), ("status", .null)])
    let handle = ObjectHandle(
      kind: .knowledge, id: "kn_1", record: record, requested: .now, answered: .zero)
    #expect(Value.object(handle).text == "kn_1")
    #expect(Value.list([.object(handle)]).json == #"[{"id":"kn_1","status":null}]"#)
  }

  @Test("an answer to a later request replaces an object's fields, one to an earlier does not")
  func refresh() {
    let start = ContinuousClock.now
    let handle = ObjectHandle(
      kind: .knowledge, id: "kn_1", record: Record([("n", .integer(1))]), requested: start,
      answered: .zero)
    handle.refresh(
      with: Record([("n", .integer(2))]), requested: start + .seconds(2), answered: .seconds(2))
    handle.refresh(
      with: Record([("n", .integer(3))]), requested: start + .seconds(1), answered: .seconds(1))
    #expect(handle.record["n"] == .integer(2))
  }

  @Test("a record keeps its order, and a later field of a name replaces the earlier one in place")
  func records() {
    var record = Record([("b", .integer(1)), ("a", .integer(2)), ("b", .integer(3))])
    #expect(record.keys == ["b", "a"])
    for number in 0..<20 { record["key\(number)"] = .integer(Int64(number)) }
    record["key7"] = .null
    record["b"] = nil
    #expect(record.count == 22)
    #expect(record.keys[9] == "key7")
    #expect(record["key7"] == .null && record["b"] == .integer(3) && record["zz"] == nil)
  }

  @Test("control and bidirectional characters are shown as escapes")
  func escaping() {
    let texts = [
      "plain é😀": "plain é😀", "a\u{1B}[31mb": "a\\u{1b}[31mb", "a\nb\tc\rd": "a\\nb\\tc\\rd",
      "\u{202E}abc\u{2066}": "\\u{202e}abc\\u{2066}", "\u{200B}\u{FEFF}": "\\u{200b}\\u{feff}",
      "\u{9B}\u{7F}\u{0}": "\\u{9b}\\u{7f}\\u{0}", "\u{2028}": "\\u{2028}",
      "👨‍👩‍👧": "👨‍👩‍👧", "نص": "نص",
    ]
    for (text, shown) in texts { #expect(text.escapingControls() == shown) }
    #expect("a\nb\u{1B}".escapingControls(keepingNewlines: true) == "a\nb\\u{1b}")
  }

  @Test("errors show no control characters of the program's text")
  func escapedErrors() throws {
    let session = Session()
    for text in [
      "print \u{1B}", "wait \u{202E}x", "print \"\\\u{1B}\"", "exit \u{7}", "take --\u{1B}",
    ] {
      for diagnostic in session.diagnostics(of: text) {
        let shown = diagnostic.message + (diagnostic.hint ?? "")
        #expect(shown == shown.escapingControls(), "\(text)")
      }
    }
    let failure = try session.failure(of: "t = \"a\\u{1B}b\"; t.x")
    #expect(failure.message == "\"a\\u{1b}b\" is a text and has no fields")
  }

  @Test("a long value is cut in errors")
  func longValues() throws {
    let failure = try Session().failure(of: "t = \"\(String(repeating: "x", count: 500))\"; t.x")
    #expect(
      failure.message == "\"\(String(repeating: "x", count: 60))…\" is a text and has no fields")
  }

  @Test("a value that a loop wraps for ever is an error before it is a danger")
  func nesting() throws {
    let session = Session()
    let failure = try session.failure(of: "x = []; while true { x = [x] }")
    #expect(failure.kind == "too_deep")
    #expect(try session.run("print len(text(x))") == ["2000"])
    let shared = try session.run("y = 1; for i in 1..40 { y = [y, y] }; print len(y)")
    #expect(shared == ["2"])
  }
}
