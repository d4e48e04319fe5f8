import CommandLanguage
import LineEditing
import Shell
import TestSupport
import Testing

/// What is drawn over the line under edit. `‸` is the cursor; without one it stands at the end.
@Suite("The painted line")
struct LinePainterTests {
  private func paint(
    _ marked: String, after statements: String = "k = create orders.csv; ks = [k]",
    typed: [String] = [], secrets: [String] = []
  ) async throws -> (text: String, paint: LinePaint) {
    let text = marked.replacing("‸", with: "")
    let cursor = marked.firstIndex(of: "‸").map { marked[..<$0].utf8.count } ?? text.utf8.count
    return try await TranscriptSession.with { session in
      _ = session.run(statements)
      let history = SessionHistory(file: nil, settings: Settings())
      typed.forEach(history.remember)
      let painter = LinePainter(session.interpreter, history: history) { secrets }
      return (text, painter.paint(text, at: cursor))
    }
  }

  /// Each part that is not plain, with its style.
  private func describe(_ marked: String) async throws -> String {
    let (text, paint) = try await paint(marked)
    let bytes = Array(text.utf8)
    return paint.spans.map { span in
      "\(String(decoding: bytes[span.range], as: UTF8.self)):\(describe(span.style))"
    }.joined(separator: " ")
  }

  private func describe(_ style: TextStyle) -> String {
    var words = style.color.map { ["\($0)"] } ?? []
    if style.isBold { words.append("bold") }
    if style.isDim { words.append("dim") }
    if style.isUnderlined { words.append("underlined") }
    return words.joined(separator: "-")
  }

  @Test(
    "words are coloured by what they are",
    arguments: [
      (
        "create orders.csv --name \"Q3 $k\"",
        "create:blue-bold --name:cyan \"Q3 :green \":green"
      ),
      (
        "ks | where status == \"ready\" | first 5",
        "where:blue-bold \"ready\":green first:blue-bold 5:magenta"
      ),
      (
        "if true { wait kn_81f3a2 } ",
        "if:magenta true:magenta wait:blue-bold kn_81f3a2:cyan"
      ),
      ("print round(1.5) # half", "print:blue-bold round:blue 1.5:magenta # half:dim"),
      ("files *.csv", "files:blue-bold *.csv:cyan"),
      ("k.status", ""),
    ])
  func colours(marked: String, expected: String) async throws {
    #expect(try await describe(marked) == expected, "\(marked)")
  }

  @Test(
    "what is wrong is red, but not while it may still become right",
    arguments: [
      ("frobnicate", "frobnicate:red"), ("cre", ""), ("cre‸ ", ""), ("cre ‸", "cre:red"),
      ("c‸re", "cre:red"), ("wait k --ti", "wait:blue-bold"),
      ("wait k --ti‸ ", "wait:blue-bold"), ("wait k --ti ‸", "wait:blue-bold --ti:red"),
      ("wait k --fast", "wait:blue-bold --fast:red"), ("print zz", "print:blue-bold zz:red"),
      ("ks | grep x", "grep:red"), ("print \"abc", "print:blue-bold \":red-underlined abc:green"),
      ("k && k", "&&:red"), ("print 1) ", "print:blue-bold 1:magenta ):red"),
    ])
  func unknown(marked: String, expected: String) async throws {
    #expect(try await describe(marked) == expected, "\(marked)")
  }

  @Test(
    "the partner of the bracket at the cursor, or right before it, is shown with it",
    arguments: [
      ("(k‸)", "0 2"), ("(k)‸", "0 2"), ("‸(k)", "0 2"), ("(‸k)", "0 2"), ("(k‸ )", ""),
      ("((k)‸)", "0 4"), ("((‸k))", "1 3"), ("[(k)‸]", "0 4"), ("(k‸", ""), ("k)‸", ""),
      ("print \"(k)‸\"", ""), ("# (k)‸", ""), ("if true {‸ k }", "8 12"),
      ("print ks[0]‸", "8 10"), ("print \"é ${k}‸\"", "11 13"),
    ])
  func brackets(marked: String, expected: String) async throws {
    let spans = try await paint(marked).paint.spans
    let pair = spans.filter { $0.style == TextStyle(isBold: true, isUnderlined: true) }
    #expect(pair.map { "\($0.range.lowerBound)" }.joined(separator: " ") == expected, "\(marked)")
  }

  @Test(
    "a command shows what it still takes, once an argument can begin",
    arguments: [
      ("retrieve ", "K"), ("k = retrieve ", "K"), ("print (retrieve ", "K"),
      ("wait k --timeout ", "TIME"), ("print round(", "x, digits)"), ("print round(1,", " digits)"),
      ("ks | first ", "[N]"), ("retrieve", nil), ("retrieve k ", nil), ("k ", nil), ("", nil),
      ("   ", nil), ("retrieve ‸ ", nil), ("! ls ", nil),
    ] as [(String, String?)])
  func usages(marked: String, expected: String?) async throws {
    let hint = try await paint(marked).paint.hint
    #expect(hint?.text == expected, "\(marked)")
    if let hint { #expect(!hint.isTakable) }
  }

  @Test("a long usage is cut between two of its parts")
  func longUsage() async throws {
    let hint = try #require(try await paint("create ").paint.hint)
    #expect(hint.text.hasPrefix("PATH… [--name TEXT] ") && hint.text.hasSuffix("] …"))
    #expect(hint.text.count <= 62)
  }

  @Test("the newest statement that begins with the line goes on behind it, and can be taken")
  func history() async throws {
    let typed = ["k = create a.csv", "k = create b.csv", "print 1", "for x in ks {\n  x\n}"]
    for (text, expected) in [
      ("k = c", "reate b.csv"), ("k = create a", ".csv"), ("pri", "nt 1"), ("print 1", nil),
      ("for", " x in ks {\n  x\n}"), ("zz", nil), (" pri", nil),
    ] as [(String, String?)] {
      let hint = try await paint(text, typed: typed).paint.hint
      #expect(hint == expected.map { LinePaint.Hint($0, isTakable: true) }, "\(text)")
    }
    #expect(try await paint("pr‸i", typed: typed).paint.hint == nil)
  }

  @Test("what may hold a key is no hint")
  func secrets() async throws {
    let typed = ["x = 1", "x = \"sk-abcdefghijkl\"", "x = \"known\""]
    let hint = try await paint("x", typed: typed, secrets: ["known"]).paint.hint
    #expect(hint?.text == " = 1")
  }

  @Test("colours and hints are switched off on their own, at once")
  func settings() async throws {
    let typed = ["wait k"]
    let plain = try await paint("wai", after: "set color off", typed: typed).paint
    #expect(plain == LinePaint(hint: LinePaint.Hint("t k", isTakable: true)))
    #expect(try await paint("wait", after: "set hints off", typed: typed).paint.hint == nil)
    #expect(try await paint("wait", after: "set hints off").paint.spans.count == 1)
  }

  @Test("a variable is known once its statement has run, and the line is read anew")
  func variables() async throws {
    try await TranscriptSession.with { session in
      let painter = LinePainter(
        session.interpreter, history: SessionHistory(file: nil, settings: Settings()))
      #expect(painter.paint("nn", at: 2).spans == [LinePaint.Span(0..<2, TextStyle(.red))])
      _ = session.run("nn = 1")
      #expect(painter.paint("nn", at: 2).spans == [])
    }
  }

  @Test("a text of another shell, one that is too long, and a byte-order mark")
  func strange() async throws {
    #expect(try await paint("!frobnicate").paint == LinePaint())
    let long = "print 1 # " + String(repeating: "x", count: LinePainter.longestText)
    #expect(try await paint(long).paint == LinePaint())
    #expect(
      try await paint("\u{FEFF}wait").paint.spans
        == [LinePaint.Span(3..<7, TextStyle(.blue, isBold: true))])
  }
}
