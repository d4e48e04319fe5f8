import TestSupport
import Testing

@Suite struct TerminalScreenTests {
  @Test(arguments: [
    (
      "\u{1B}[31mwiat\u{1B}[m k\u{1B}[2m K… [--timeout TIME]\u{1B}[0m",
      "{red:wiat} k{dim: K… [--timeout TIME]}"
    ),
    (
      "\u{1B}[1;4;94mx\u{1B}[22my\u{1B}[24mz",
      "{bold underlined bright blue:x}{underlined bright blue:y}{bright blue:z}"
    ),
    ("\u{1B}[2;32mx\u{1B}[39my\u{1B}[22mz", "{dim green:x}{dim:y}z"),
    ("\u{1B}[33m知\u{1B}[me\u{301}\r\u{1B}[@!", "!{yellow:知}e\u{301}"),
    ("知\rx", "x"),
    ("\u{1B}[31mab\u{1B}[m\r\u{1B}[Pc", "c"),
    ("\u{1B}[31mblank end  ", "{red:blank end}"),
  ])
  func `Styles are shown in braces`(output: String, row: String) {
    var screen = TerminalScreen(columns: 30, rows: 2)
    screen.write(Array(output.utf8))
    #expect(screen.styledText == [row])
  }

  @Test func `It knows whether pastes are marked`() {
    var screen = TerminalScreen(columns: 10, rows: 2)
    screen.write(Array("\u{1B}[?2004h".utf8))
    #expect(screen.marksPastes && screen.text.isEmpty)
    screen.write(Array("\u{1B}[?2004l".utf8))
    #expect(!screen.marksPastes)
  }
}
