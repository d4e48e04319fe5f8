import Testing

@testable import LineEditing

struct CandidateListTests {
  init() { EditorLocale.prepare() }

  @Test func `Labels stand in columns that are read downwards`() {
    let list = CandidateList(["a", "bb", "ccc", "dd", "e"].map { Candidate($0) })
    #expect(list.rows(width: 16, limit: 9) == ["a    ccc  e", "bb   dd"])
  }

  @Test func `A wide label takes its columns`() {
    let list = CandidateList(["知識", "ab", "c"].map { Candidate($0) })
    #expect(list.rows(width: 12, limit: 9) == ["知識  c", "ab"])
  }

  @Test func `With summaries, a candidate has a row of its own`() {
    let list = CandidateList([
      Candidate("list", summary: "Lists objects"), Candidate("x"),
      Candidate("知識", label: "'知識'", summary: "A name that is somewhat longer"),
    ])
    #expect(
      list.rows(width: 30, limit: 9)
        == ["list    Lists objects", "x", "'知識'  A name that is somew…"])
  }

  @Test func `Where a summary has no room, the labels stand in columns`() {
    let list = CandidateList([Candidate("list", summary: "Lists"), Candidate("show")])
    #expect(list.rows(width: 17, limit: 9) == ["list  show"])
  }

  @Test func `Beyond the number that fits a screen, summaries are left out`() {
    let few = (0..<CandidateList.mostWithSummaries).map { Candidate("\($0)", summary: "number") }
    #expect(CandidateList(few).rows(width: 80, limit: 99).count == few.count)
    let many = few + [Candidate("more", summary: "number")]
    #expect(CandidateList(many).rows(width: 80, limit: 99).count < few.count)
  }

  @Test func `What does not fit is counted`() {
    let list = CandidateList((1...30).map { Candidate("name \($0)") })
    #expect(list.rows(width: 10, limit: 3) == ["name 1", "name 2", "… and 28…"])
    #expect(list.rows(width: 20, limit: 15).count == 15)
    #expect(list.rows(width: 20, limit: 14).last == "… and 4 more")
  }

  @Test func `What is in sight are the first ones, and the note is below them all`() {
    let list = CandidateList((1...30).map { Candidate("name \($0)") }, note: "(offline)")
    #expect(
      list.rows(width: 20, limit: 4)
        == ["name 1   name 3", "name 2   name 4", "… and 26 more", "(offline)"])
    #expect(CandidateList([], note: "(offline)").rows(width: 20, limit: 4) == ["(offline)"])
  }

  @Test func `Where there are colours, what is said of a candidate is dim`() {
    let list = CandidateList([Candidate("list", summary: "Lists objects")], dimsSummaries: true)
    #expect(list.rows(width: 40, limit: 4) == ["list  \u{1B}[2mLists objects\u{1B}[22m"])
  }

  @Test func `A label that is wider than the screen is cut`() {
    #expect(
      CandidateList([Candidate("0123456789"), Candidate("b")]).rows(width: 8, limit: 9)
        == ["012345…", "b"])
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a\\u{1b}[2Jb"), ("a\nb\tc", "a\\nb\\tc"), ("\u{202E}abc", "\\u{202e}abc"),
    ("\u{9B}2J", "\\u{9b}2J"), ("👩\u{200D}👩", "👩\u{200D}👩"), ("知識 é", "知識 é"),
  ])
  func `What would steer the terminal is shown in its place`(text: String, shown: String) {
    #expect(DisplayText(text).text == shown)
  }

  @Test(arguments: [
    (["list", "listen"], "list"), (["list", "show"], ""), (["知識a", "知識b"], "知識"),
    (["same", "same"], "same"), (["e\u{301}a", "eb"], ""), ([], ""),
  ])
  func `Texts share what they begin with, by whole characters`(texts: [String], shared: String) {
    #expect(Completion.commonPrefix(of: texts) == shared)
  }
}
