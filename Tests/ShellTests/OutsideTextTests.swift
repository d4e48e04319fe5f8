import CommandLanguage
import LineEditing
import Testing

@testable import Shell

/// Names and messages from outside reach the terminal in many ways, and in none as they are.
@Suite("Text from outside")
struct OutsideTextTests {
  init() { EditorLocale.prepare() }

  private static let hostile = [
    "a\u{1B}]52;c;aGk=\u{7}", "a\rb", "a\u{202E}b", "a\u{9B}31mb", "\u{1B}[2J", "a\u{2028}b",
    "a\u{7F}",
    "\u{2066}a\u{2069}", "\u{1B}P1$r\u{1B}\\", "\u{FEFF}a",
  ]

  private static func card(_ kind: ObjectKind, _ name: String) -> Value {
    .object(
      ObjectHandle(
        kind: kind, id: "kn_\(name)", record: Record([("name", .text(name))]), requested: .now,
        answered: .zero))
  }

  private static let kind = ObjectKind(
    name: "thing", fields: [], columns: [.init("name") { $0["name"].map { Cell($0, of: "name") } }],
    presentation: { record in
      let name = record["name"]?.text ?? ""
      return Presentation(
        title: "thing \(name)", rows: [.init("name", name), .init(name, .id(name))])
    })

  private static let display = Display(width: 60)

  private static func shown(_ value: Value) -> String {
    ValueLayout.terminal(display).laidOut(value)?.text ?? ""
  }

  private static func progress(_ report: Progress) -> String {
    ProgressWords(report).rows(in: 70).joined(separator: "\n")
  }

  /// Every way to the terminal, by name.
  private static let ways: [(String, @Sendable (String) -> String)] = [
    ("a card", { shown(card(kind, $0)) }),
    ("a table of objects", { shown(.list([card(kind, $0), card(kind, $0)])) }),
    ("a table of records", { shown(.list([.record(Record([($0, .text($0))]))])) }),
    (
      "cards for rows that are too wide",
      { name in
        TableLayout(
          ItemTable(
            titles: [name, "id"], rows: [[.text(name), .id(String(repeating: name, count: 30))]]),
          on: display
        ).laidOut.text
      }
    ),
    ("a list of texts", { shown(.list([.text($0)])) }), ("a text", { shown(.text($0)) }),
    ("mixed items", { shown(.list([.text($0), .record(Record([("a", .text($0))]))])) }),
    ("an upload", { progress(.upload(label: $0, sent: 1, total: 2)) }),
    (
      "uploads",
      { name in
        progress(
          .uploads(
            .init(
              running: [.init(label: name, sent: 1, total: 2)], done: 0, count: 2, sent: 1, total: 2
            )))
      }
    ),
    ("a wait", { progress(.wait(label: $0, state: $0, elapsed: .zero)) }),
    (
      "a wait off a terminal",
      { name in
        var steps = ProgressSteps()
        return steps.row(for: .wait(label: name, state: name, elapsed: .zero))
      }
    ),
    (
      "an error without a place",
      { ErrorLayout.text(of: Failure($0, kind: "k", hint: $0)).safeToShow }
    ),
    (
      "an error in a row",
      { name in
        let source = SourceText("print \"\(name)\"", name: name)
        return ErrorLayout.text(
          of: Failure(name, kind: "k", hint: name, site: Site(source, SourceRange(0, 5))))
      }
    ),
  ]

  @Test("in no output is there a control or a bidirectional character", arguments: ways.map(\.0))
  func safe(name: String) throws {
    let way = try #require(Self.ways.first { $0.0 == name }).1
    for text in Self.hostile {
      let shown = way(text)
      #expect(!shown.isEmpty)
      let unsafe = shown.unicodeScalars.filter { $0 != "\n" && $0.isUnsafeToShow }
      #expect(unsafe.isEmpty, "\(name): \(shown.debugDescription)")
    }
  }
}
