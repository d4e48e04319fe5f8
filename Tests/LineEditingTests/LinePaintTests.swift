import Testing

@testable import LineEditing

@Suite struct LinePaintTests {
  private let red = TextStyle(.red)
  private let line = TextStyle(isUnderlined: true)
  private let redLine = TextStyle(.red, isUnderlined: true)

  @Test func `A part of a plain text is underlined, and the hint goes away`() {
    let paint = LinePaint(hint: .init("more", isTakable: true))
    #expect(paint.underlining(2..<4) == LinePaint(spans: [.init(2..<4, line)]))
    #expect(paint.underlining(nil) == LinePaint())
    #expect(paint.underlining(2..<2) == LinePaint())
  }

  @Test func `Spans keep their colours, and are cut where the part begins and ends`() {
    let paint = LinePaint(spans: [.init(0..<3, red), .init(4..<5, red), .init(7..<9, red)])
    #expect(
      paint.underlining(2..<8).spans == [
        .init(0..<2, red), .init(2..<3, redLine), .init(3..<4, line), .init(4..<5, redLine),
        .init(5..<7, line), .init(7..<8, redLine), .init(8..<9, red),
      ])
  }
}
