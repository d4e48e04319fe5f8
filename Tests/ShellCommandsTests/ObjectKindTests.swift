import CommandLanguage
import Shell
import Testing

@testable import ShellCommands

/// Cards and tables of what the service describes, however it does so.
@Suite("What a person sees of the other objects")
struct ObjectKindTests {
  private static let kinds: [ObjectKind] = [
    .table, .row, .page, .connection, .result, .credits, .identity,
  ]

  private func object(_ kind: ObjectKind, _ fields: [(String, Value)]) -> Value {
    .object(
      ObjectHandle(
        kind: kind, id: "", record: Record(fields), requested: .now, answered: .zero))
  }

  private func shown(_ value: Value) -> String? {
    ValueLayout.terminal(Display(width: 100)).laidOut(value)?.text
  }

  @Test("every kind shows an object of unexpected members")
  func hostile() {
    let values: [Value] = [.null, .integer(1), .list([.text("a")]), .record(Record())]
    for kind in Self.kinds {
      for value in values {
        let fields = kind.fields.map { ($0.name, value) } + [("future", value)]
        let card = shown(object(kind, fields))
        #expect(card?.isEmpty == false, "\(kind.name) \(value)")
        #expect(shown(.list([object(kind, fields)]))?.isEmpty == false)
      }
      #expect(shown(object(kind, [])) != nil)
    }
  }

  @Test("rows of different columns stand in one table")
  func columns() {
    let first = Record([("a", .integer(1)), ("b", .null)])
    let second = Record([("b", .list([.integer(2)])), ("c", .text("x"))])
    let rows = [first, second].map { object(.row, [("data", .record($0))]) }
    #expect(
      shown(.list(rows))
        == "a  b    c\n1\n   [2]  x")
  }

  @Test("names and texts of the service have their controls escaped")
  func controls() {
    let data = Record([("a\u{7}", .text("b\u{202E}"))])
    let row = object(.row, [("id", .text("r\u{1B}")), ("data", .record(data))])
    #expect(shown(row) == "row r\\u{1b}\n  a\\u{7}  b\\u{202e}")
    #expect(shown(.list([row])) == "a\\u{7}\nb\\u{202e}")
  }
}
