import TestSupport
import Testing

@testable import LineEditing

@Suite struct BlockUpdateTests {
  /// A terminal on which pictures of blocks are drawn, one over the other.
  private struct Canvas {
    var screen: TerminalScreen
    var picture: BlockPicture?
    var bytes = 0

    let prompt: RenderedPrompt

    init(columns: Int, rows: Int, prompt: String = "1> ") {
      EditorLocale.prepare()
      self.prompt = RenderedPrompt(Prompt(prompt), hasColour: false)
      screen = TerminalScreen(columns: columns, rows: rows)
    }

    /// The terminal's driver puts a carriage return before each newline.
    mutating func write(_ update: BlockUpdate) {
      let output = Array(update.output.replacing("\n", with: "\r\n").utf8)
      bytes = output.count
      screen.write(output)
    }

    mutating func draw(_ line: EditedLine, _ paint: LinePaint = LinePaint()) {
      let new = BlockPicture(
        prompt: prompt, line: line, paint: paint,
        size: (screen.rows, screen.columns), top: picture?.top ?? 0)
      write(BlockUpdate(from: picture, to: new))
      picture = new
    }

    mutating func draw(_ text: String, cursor: Int? = nil, _ paint: LinePaint = LinePaint()) {
      let characters = Array(text.wideCharacters.dropLast())
      draw(EditedLine(characters: characters, cursor: cursor ?? characters.count), paint)
    }
  }

  @Test(arguments: [
    ("abc", 20, 0), ("abc", 4, 1), ("0123456789", 20, 0), ("0123456789", 5, 2), ("ab\n\nc", 5, 2),
    ("知識知識知識", 5, 3), ("知識知識", 6, 2),
  ])
  func `A terminal of another width has so many rows above the cursor`(
    text: String, width: Int, rows: Int
  ) {
    var canvas = Canvas(columns: 10, rows: 9)
    canvas.draw(text)
    #expect(canvas.picture?.rowsAboveCursor(atWidth: width) == rows)
  }

  @Test func `A picture shows styles and a hint behind the text`() {
    var canvas = Canvas(columns: 40, rows: 5)
    canvas.draw(
      "wiat k",
      LinePaint(
        spans: [.init(0..<4, TextStyle(.red))],
        hint: .init(" K… [--timeout TIME]\nmore", isTakable: false)))
    #expect(canvas.screen.styledText == ["1> {red:wiat} k{dim: K… [--timeout TIME]}"])
    #expect(canvas.screen.cursor == (0, 9))
    canvas.draw("wait k", LinePaint(spans: [.init(0..<4, TextStyle(.blue, isBold: true))]))
    #expect(canvas.screen.styledText == ["1> {bold blue:wait} k"])
  }

  @Test(arguments: [
    ("0123456", "1> 0123456", (1, 0)), ("01234567", "1> 0123456|7", (1, 1)),
    ("知識知識", "1> 知識知|識", (1, 2)), ("a\tb", "1> a    b", (0, 9)), ("1\n\n2", "1> 1||2", (2, 1)),
    ("a\u{3}", "1> a^C", (0, 6)), ("e\u{301}x", "1> e\u{301}x", (0, 5)),
    ("\u{202E}", "1> \\U+202E", (1, 0)), ("", "1>", (0, 3)),
  ])
  func `A block wraps at the margin`(text: String, rows: String, cursor: (Int, Int)) {
    var canvas = Canvas(columns: 10, rows: 5)
    canvas.draw(text)
    #expect(canvas.screen.text.joined(separator: "|") == rows)
    #expect(canvas.screen.cursor == cursor)
  }

  @Test func `A hint is cut to the row, and drawn where the text ends`() {
    var canvas = Canvas(columns: 12, rows: 3)
    canvas.draw("{\nwait", cursor: 0, LinePaint(hint: .init(" \u{1B}]52;x", isTakable: true)))
    #expect(canvas.screen.styledText == ["1> {", "wait{dim: \\u{1b…}"])
    #expect(canvas.screen.cursor == (0, 3))
    canvas.draw("01234567", LinePaint(hint: .init("no room", isTakable: true)))
    #expect(canvas.screen.styledText == ["1> 01234567"])
  }

  @Test func `Of a block that is taller than the screen the rows around the cursor are shown`() {
    var canvas = Canvas(columns: 10, rows: 3)
    canvas.draw("a\nb\nc\nd\ne")
    #expect(canvas.screen.text == ["c", "d", "e"])
    canvas.draw("a\nb\nc\nd\ne", cursor: 2)
    #expect(canvas.screen.text == ["b", "c", "d"])
    #expect(canvas.screen.cursor == (0, 0))
    canvas.draw("a\nb\nc\nd\ne", cursor: 6)
    #expect(canvas.screen.text == ["b", "c", "d"])
    canvas.draw("a\nb")
    #expect(canvas.screen.text == ["1> a", "b"])
  }

  @Test(arguments: [("> ", 80), ("sandbox> ", 80), ("datagrid> ", 100), ("sandbox> ", 250)])
  func `A key costs few bytes wherever it is typed in a line of 200 characters`(
    prompt: String, columns: Int
  ) {
    let words = "create orders.csv --name \"a b\" | each { show it } ; "
    let text = String(String(repeating: words, count: 4).prefix(200))
    var spans: [LinePaint.Span] = []
    var offset = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let styles = [
        TextStyle(.blue, isBold: true), TextStyle(.green), TextStyle(), TextStyle(.magenta),
      ]
      spans.append(.init(offset..<offset + word.count, styles[spans.count % 4]))
      offset += word.count + 1
    }
    func styled(typedAt index: Int) -> [LinePaint.Span] {
      spans.map { span in
        let start = span.range.lowerBound + (span.range.lowerBound > index ? 1 : 0)
        return .init(
          start..<span.range.upperBound + (span.range.upperBound >= index ? 1 : 0), span.style)
      }
    }
    let hint = LinePaint.Hint(" [--timeout TIME] the signature", isTakable: false)
    var most = 0
    for index in 1..<text.count where text.dropFirst(index - 1).first != " " {
      var canvas = Canvas(columns: columns, rows: 24, prompt: prompt)
      canvas.draw(text, cursor: index, LinePaint(spans: spans, hint: hint))
      #expect(canvas.bytes <= 900)
      var typed = text
      typed.insert("x", at: typed.index(typed.startIndex, offsetBy: index))
      canvas.draw(typed, cursor: index + 1, LinePaint(spans: styled(typedAt: index), hint: hint))
      most = max(most, canvas.bytes)
    }
    #expect(most <= 60)
  }

  /// Every edit must lead to what drawing the same picture on an empty screen leads to.
  @Test(arguments: [(1, 10, 4), (2, 17, 6), (3, 40, 10), (4, 80, 24), (5, 7, 3)])
  func `Any edits lead to the screen that drawing anew leads to`(
    seed: UInt64, columns: Int, rows: Int
  ) {
    var random = SeededGenerator(state: seed)
    let alphabet = Array("abc  \"|{}\n\t知識e\u{301}😀\u{1}".unicodeScalars).map { wchar(of: $0) }
    let styles = [
      TextStyle(), TextStyle(.red), TextStyle(.blue, isBold: true), TextStyle(isUnderlined: true),
    ]
    var canvas = Canvas(columns: columns, rows: rows)
    var characters: [Int32] = []
    for step in 0..<300 {
      let place = Int.random(in: 0...characters.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0 where step % 50 == 0: characters = []
      case 0..<4:
        characters.removeSubrange(
          place..<min(characters.count, place + Int.random(in: 0..<4, using: &random)))
      default: characters.insert(alphabet.randomElement(using: &random) ?? 97, at: place)
      }
      let line = EditedLine(
        characters: characters, cursor: Int.random(in: 0...characters.count, using: &random))
      var spans: [LinePaint.Span] = []
      var offset = 0
      while offset < line.text.utf8.count {
        let end = offset + Int.random(in: 1..<8, using: &random)
        spans.append(.init(offset..<end, styles.randomElement(using: &random) ?? .plain))
        offset = end
      }
      let hint = Bool.random(using: &random) ? LinePaint.Hint("hint 知識", isTakable: true) : nil
      canvas.draw(line, LinePaint(spans: spans, hint: hint))
      var anew = Canvas(columns: columns, rows: rows)
      if let picture = canvas.picture { anew.write(BlockUpdate(from: nil, to: picture)) }
      #expect(
        canvas.screen.styledText == anew.screen.styledText,
        "step \(step): \(line.text.debugDescription)")
      #expect(canvas.screen.cursor == anew.screen.cursor)
      if canvas.screen.styledText != anew.screen.styledText { return }
    }
  }

  private func wchar(of scalar: Unicode.Scalar) -> Int32 { Int32(bitPattern: scalar.value) }
}

/// Numbers that are the same in each run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
