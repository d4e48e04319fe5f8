import CommandLanguage
import LineEditing
import Testing

@testable import Shell

@Suite("Cards")
struct CardLayoutTests {
  init() { EditorLocale.prepare() }

  private func laidOut(_ rows: [(String, Cell)], _ display: Display) -> LaidOut {
    CardLayout(rows: rows.map { Presentation.Row($0.0, $0.1) }, on: display).laidOut
  }

  @Test("labels stand below one another, and what they stand for beside them")
  func plain() {
    #expect(
      laidOut([("rows", .count(.integer(12_345))), ("status", .text("ready"))], Display()).text
        == "  rows    12,345\n  status  ready")
  }

  @Test("a long text goes on below, between words, and at its own newlines")
  func wrapped() {
    #expect(
      laidOut(
        [("t", .text("one two three four\r\nfive abcdefghijklmnopqrstuvw"))], Display(width: 21)
      )
      .text == """
          t  one two three
             four
             five
             abcdefghijklmnop
             qrstuvw
        """)
  }

  @Test("a text of more rows than a screen can spare is cut, which is said")
  func cut() {
    let card = laidOut([("t", .text((1...30).map(String.init).joined(separator: "\n")))], Display())
    #expect(card.isCut)
    #expect(card.text.split(separator: "\n").count == 11)
    #expect(card.text.hasSuffix("10\n     …"))
  }

  @Test(
    "a time says how long ago it was, to whoever has seen the time pass",
    arguments: [
      (0, "2026-01-01 00:00 UTC, just now"), (1, "2026-01-01 00:00 UTC, 1 second ago"),
      (59, "2026-01-01 00:00 UTC, 59 seconds ago"), (60, "2026-01-01 00:00 UTC, 1 minute ago"),
      (3 * 3_600 + 5, "2026-01-01 00:00 UTC, 3 hours ago"),
      (90 * 86_400, "2026-01-01 00:00 UTC, 90 days ago"), (-5, "2026-01-01 00:00 UTC"),
    ])
  func ages(seconds: Int, text: String) {
    let display = Display(now: SimulatedClock.beginning + .seconds(seconds))
    #expect(
      laidOut([("created", Cell(moment: "2026-01-01T00:00:00Z"))], display).text
        == "  created  \(text)")
    #expect(
      laidOut([("created", Cell(moment: "2026-01-01T00:00:00Z"))], Display()).text
        == "  created  2026-01-01 00:00 UTC")
  }

  @Test("what is no time is shown as it came")
  func noTime() {
    #expect(
      laidOut([("created", Cell(moment: "soon\u{7}"))], Display()).text == "  created  soon\\u{7}")
  }

  @Test("a state has a colour and labels are dim, where there are colours; the layout is the same")
  func colours() {
    let rows: [(String, Cell)] = [("status", .state("ready", .good)), ("n", .text("x"))]
    let display = Display(width: 40, hasColour: true)
    let card = laidOut(rows, display).text
    #expect(
      card
        == "  \u{1B}[2mstatus\u{1B}[0m  \u{1B}[32mready\u{1B}[0m\n  \u{1B}[2mn\u{1B}[0m       x")
    #expect(Paint.removed(from: card[...]) == laidOut(rows, Display(width: 40)).text)
    let table = ItemTable(
      titles: ["status"], rows: [[.state("failed", .bad)], [.text("longer text")]])
    #expect(
      TableLayout(table, on: display).laidOut.text
        == "\u{1B}[2mstatus\u{1B}[0m\n\u{1B}[31mfailed\u{1B}[0m\nlonger text")
  }
}
