import Testing

@testable import LineEditing

@Suite struct HistoryWalkTests {
  private let entries = ["list", "show a", "list all", "show b", "list all"]

  @Test func `A walk goes to older entries and comes back the same way to the draft`() {
    let walk = Walker(["one", "two"])
    let draft = EditedLine(characters: Array("dra".wideCharacters.dropLast()), cursor: 2)
    #expect(walk.back(from: draft) == EditedLine("two"))
    #expect(walk.back(from: EditedLine("two")) == EditedLine("one"))
    #expect(walk.back(from: EditedLine("one")) == nil)
    #expect(walk.forward(from: EditedLine("one")) == EditedLine("two"))
    #expect(walk.forward(from: EditedLine("two")) == draft)
    #expect(walk.forward(from: draft) == nil)
  }

  @Test func `An entry that was met is not met again`() {
    #expect(texts(back: "", from: entries) == ["list all", "show b", "show a", "list"])
  }

  @Test func `The text before the cursor is what entries have to begin with`() {
    #expect(texts(back: "list", from: entries, isByPrefix: true) == ["list all"])
    #expect(texts(back: "li", from: entries, isByPrefix: true) == ["list all", "list"])
    #expect(texts(back: "show", from: entries, isByPrefix: true) == ["show b", "show a"])
    #expect(texts(back: "none", from: entries, isByPrefix: true) == [])
  }

  @Test func `What is changed on the way stays where it was changed`() {
    let walk = Walker(["one", "two"])
    let draft = EditedLine("draft")
    #expect(walk.back(from: draft) == EditedLine("two"))
    #expect(walk.back(from: EditedLine("two!")) == EditedLine("one"))
    #expect(walk.forward(from: EditedLine("one")) == EditedLine("two!"))
    #expect(walk.forward(from: EditedLine("two!")) == draft)
    #expect(walk.back(from: draft) == EditedLine("two!"))
  }

  @Test func `A walk goes on from an entry that was searched`() {
    let walk = Walker(["one", "two", "three"])
    walk.walk.jump(to: "two", from: EditedLine("t"))
    #expect(walk.back(from: EditedLine("two"), isByPrefix: true) == EditedLine("one"))
    #expect(walk.forward(from: EditedLine("one")) == EditedLine("two"))
    #expect(walk.forward(from: EditedLine("two")) == EditedLine("t"))
  }

  @Test func `An entry of another session can be jumped to, and the draft comes back`() {
    let walk = Walker(["one"])
    walk.walk.jump(to: "elsewhere", from: EditedLine("draft"))
    #expect(walk.forward(from: EditedLine("elsewhere")) == EditedLine("draft"))
  }

  /// The same against the simplest model that there is: one text for each place, all kept.
  @Test(arguments: 0..<50) func `Whatever keys are pressed, nothing that was typed is lost`(
    seed: UInt64
  ) {
    var random = SplitMix(state: seed)
    let entries = (0..<Int.random(in: 0...6, using: &random)).map { "entry \($0)" }
    var model = entries + [""]
    var place = entries.count
    var walk = HistoryWalk(entries)
    var line = EditedLine("")
    for _ in 0..<200 {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        if let older = walk.goBack(from: line, isByPrefix: false) { line = older }
        place = max(0, place - 1)
      case 1:
        if let newer = walk.goForward(from: line) { line = newer }
        place = min(entries.count, place + 1)
      default:
        let letter = "aé識".randomElement(using: &random).map(String.init) ?? ""
        line = EditedLine(line.text + letter)
        model[place] += letter
      }
      #expect(line.text == model[place])
    }
  }

  private func texts(back draft: String, from entries: [String], isByPrefix: Bool = false)
    -> [String]
  {
    var walk = HistoryWalk(entries)
    var line = EditedLine(draft)
    var texts: [String] = []
    while let older = walk.goBack(from: line, isByPrefix: isByPrefix) {
      texts.append(older.text)
      line = older
    }
    return texts
  }
}

/// A walk that expectations can ask to go on.
private final class Walker {
  var walk: HistoryWalk

  init(_ entries: [String]) { walk = HistoryWalk(entries) }

  func back(from line: EditedLine, isByPrefix: Bool = false) -> EditedLine? {
    walk.goBack(from: line, isByPrefix: isByPrefix)
  }

  func forward(from line: EditedLine) -> EditedLine? { walk.goForward(from: line) }
}

/// Steele, Lea and Flood's generator: the same numbers for a seed on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
