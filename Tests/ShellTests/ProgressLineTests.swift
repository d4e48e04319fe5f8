import CommandLanguage
import LineEditing
import Testing

@testable import Shell

@Suite("Progress")
struct ProgressLineTests {
  private func upload(_ sent: Int64, of total: Int64) -> Progress {
    .upload(label: "a.csv", sent: sent, total: total)
  }

  /// What a terminal gets for reports that come so many milliseconds after one another.
  private func drawn(_ reports: [Progress?], every pause: Int, columns: Int = 80) -> [String] {
    var time = ContinuousClock.now
    var line = ProgressLine(isTerminal: true, columns: { columns }, now: { time })
    return reports.map { report in
      defer { time += .milliseconds(pause) }
      return line.text(for: report)
    }
  }

  private func written(_ reports: [Progress?]) -> [String] {
    var line = ProgressLine(isTerminal: false, columns: { 80 })
    return reports.map { line.text(for: $0) }
  }

  @Test("a terminal has one row, which is drawn again and taken away")
  func redrawn() {
    #expect(
      drawn([upload(0, of: 4_000_000), upload(1_000_000, of: 4_000_000), nil], every: 100) == [
        "", "\r\u{1B}[Kuploading a.csv: 1.0 of 4.0 MB (25 %)", "\r\u{1B}[K",
      ])
  }

  @Test("what is over at once is not drawn, and many reports are drawn seldom")
  func seldom() {
    #expect(drawn([upload(1, of: 2), upload(2, of: 2), nil], every: 10) == ["", "", ""])
    let drawings = drawn((1...100).map { upload($0, of: 100) }, every: 10).count { !$0.isEmpty }
    #expect(drawings == 9)
  }

  @Test("a row that is too long for the terminal loses its front's end")
  func narrow() {
    let report = Progress.wait(
      label: "a very long name.csv", state: "partial, 3 rows", elapsed: .seconds(7))
    let row = drawn([report], every: 100, columns: 40)[0]
    #expect(row == "\r\u{1B}[Kwaiting for a …: partial, 3 rows, 7 s")
    let words = drawn([report], every: 100, columns: 25)[0]
    #expect(words == "\r\u{1B}[Kpartial, 3 rows, 7 s")
  }

  @Test("a name with control characters cannot move the cursor")
  func hostile() {
    let report = Progress.wait(
      label: "a\u{1B}]52;c;aGk=\u{7}b", state: "pending", elapsed: .seconds(2))
    #expect(written([report])[0] == "waiting for a\\u{1b}]52;c;aGk=\\u{7}b: pending, 2 s\n")
  }

  @Test("elsewhere an upload has a row for each quarter, if it is large")
  func rows() {
    let total: Int64 = 100_000_000
    let reports = stride(from: Int64(0), through: total, by: 1_000_000).map {
      upload($0, of: total)
    }
    #expect(
      written(reports).filter { !$0.isEmpty } == [
        "uploading a.csv: 25 % of 100.0 MB\n", "uploading a.csv: 50 % of 100.0 MB\n",
        "uploading a.csv: 75 % of 100.0 MB\n",
        "uploading a.csv: 100 % of 100.0 MB\n",
      ])
    #expect(written([upload(1, of: 2), upload(2, of: 2)]) == ["", ""])
  }

  @Test("the rows of an upload do not depend on how it is cut into reports")
  func pieces() {
    let total: Int64 = 100_000_000
    #expect(
      written([upload(26_000_000, of: total), upload(27_000_000, of: total)]) == [
        "uploading a.csv: 25 % of 100.0 MB\n", "",
      ])
  }

  @Test("elsewhere a wait has rows whose pauses grow")
  func growing() {
    let reports = (2...60).map {
      Progress.wait(label: "a.csv", state: "pending", elapsed: .seconds($0))
    }
    #expect(
      written(reports).filter { !$0.isEmpty }
        == [2, 4, 8, 16, 32].map {
          "waiting for a.csv: pending, \($0) s\n"
        })
  }

  private func uploads(_ running: Int, done: Int, of count: Int, total: Int64 = 40_000_000)
    -> Progress
  {
    .uploads(
      .init(
        running: (0..<running).map {
          .init(label: "\($0).csv", sent: 1_000_000, total: 4_000_000)
        }, done: done, count: count, sent: total / 4, total: total))
  }

  @Test("uploads that run at once have a bar each, and all of them have words")
  func bars() {
    let drawings = drawn(
      [uploads(2, done: 3, of: 10), uploads(2, done: 3, of: 10), nil], every: 100)
    #expect(
      drawings[1].split(separator: "\r\n") == [
        "\r\u{1B}[K0.csv                                   [#####---------------]  25 %  4.0 MB",
        "1.csv                                   [#####---------------]  25 %  4.0 MB",
        "3 of 10 files: 10.0 of 40.0 MB (25 %)",
      ])
    // All rows are taken away.
    #expect(drawings[2] == "\r\u{1B}[2A\u{1B}[J")
  }

  @Test(
    "no more than five rows are drawn, none wider than the terminal",
    arguments: [1, 20, 49, 50, 200])
  func bounded(columns: Int) {
    let report = uploads(16, done: 3, of: 1_000)
    let rows = drawn([report, report], every: 100, columns: columns)[1]
      .replacing("\r\u{1B}[K", with: "").split(separator: "\r\n")
    #expect(rows.count == 5)
    for row in rows { #expect(DisplayText(String(row)).columns < max(2, columns), "\(row)") }
    if columns == 200 { #expect(rows[4].hasPrefix("3 of 1000 files, 12 more under way")) }
  }

  @Test("elsewhere many uploads have a row for each quarter, whatever the time")
  func quarters() {
    #expect(
      written((0...200).map { uploads(4, done: $0, of: 200, total: 1) }).filter { !$0.isEmpty } == [
        "uploaded 50 of 200 files\n", "uploaded 100 of 200 files\n", "uploaded 150 of 200 files\n",
        "uploaded 200 of 200 files\n",
      ])
    let few = written((0...9).map { uploads(4, done: $0, of: 9, total: 1) })
    #expect(few == Array(repeating: "", count: 10))
  }

  // MARK: - What a terminal shows as time goes by

  /// A row on a terminal, and the time by which it is drawn.
  private final class Screen {
    var time = ContinuousClock.now
    var columns = 80
    lazy var line = ProgressLine(
      isTerminal: true, columns: { [unowned self] in self.columns },
      now: { [unowned self] in self.time })

    /// What is drawn so many milliseconds later: for a report, else by the beat.
    func draw(_ progress: Progress? = nil, after milliseconds: Int) -> String {
      time += .milliseconds(milliseconds)
      let text = progress.map { line.text(for: $0) } ?? line.beat()
      return text.replacing("\r\u{1B}[K", with: "")
    }
  }

  @Test("an upload says how fast it goes and how long it will take, once that can be told")
  func rate() {
    let screen = Screen()
    let total: Int64 = 100_000_000
    #expect(screen.draw(upload(2_000_000, of: total), after: 0) == "")
    #expect(
      screen.draw(upload(3_000_000, of: total), after: 500)
        == "uploading a.csv: 3.0 of 100 MB (3 %)")
    #expect(
      screen.draw(upload(4_000_000, of: total), after: 500)
        == "uploading a.csv: 4.0 of 100 MB (4 %), 2.0 MB/s, 48 s left")
    // Nothing is reported for a while: the rate falls, and then there is none.
    #expect(
      screen.draw(after: 1_000) == "uploading a.csv: 4.0 of 100 MB (4 %), 1.0 MB/s, 1 min 36 s left"
    )
    #expect(screen.draw(after: 2_000) == "uploading a.csv: 4.0 of 100 MB (4 %), stalled")
    #expect(
      screen.draw(upload(5_000_000, of: total), after: 100)
        == "uploading a.csv: 5.0 of 100 MB (5 %), 732 KB/s, 2 min 10 s left")
    #expect(
      screen.draw(upload(total, of: total), after: 1_000)
        == "uploading a.csv: 100 MB sent, waiting for the answer")
  }

  @Test("what an upload that begins anew had sent before does not count")
  func again() {
    var rate = UploadRate()
    let start = ContinuousClock.now
    rate.note(50, at: start)
    rate.note(5, at: start + .seconds(1))
    #expect(rate.words(for: 100, at: start + .seconds(1)) == nil)
    rate.note(15, at: start + .seconds(2))
    #expect(rate.words(for: 100, at: start + .seconds(2)) == "10 B/s, 9 s left")
  }

  @Test("only the last seconds count")
  func window() {
    var rate = UploadRate()
    let start = ContinuousClock.now
    for second in 0...20 {
      rate.note(
        Int64(second <= 10 ? second * 1_000 : 10_000 + (second - 10) * 100),
        at: start + .seconds(second))
    }
    #expect(rate.words(for: 12_000, at: start + .seconds(20)) == "100 B/s, 10 s left")
  }

  @Test("a wait counts seconds while nothing is reported, where its time is real")
  func alive() {
    let screen = Screen()
    let wait = Progress.wait(label: "a.csv", state: "pending", elapsed: .seconds(59))
    #expect(screen.draw(wait, after: 0) == "waiting for a.csv: pending, 59 s")
    #expect(screen.line.isAlive)
    #expect(screen.draw(after: 1_000) == "waiting for a.csv: pending, 1 min")
    #expect(screen.draw(after: 5_000) == "waiting for a.csv: pending, 1 min 5 s")
    screen.line.isTimeReal = false
    #expect(screen.draw(after: 1_000) == "waiting for a.csv: pending, 59 s")
    #expect(screen.line.text(for: nil) == "\r\u{1B}[K")
    #expect(!screen.line.isAlive)
    #expect(screen.draw(after: 1_000) == "")
  }

  @Test("a question takes the rows away, and no beat draws over it")
  func question() {
    let screen = Screen()
    _ = screen.draw(.wait(label: "a", state: "pending", elapsed: .zero), after: 0)
    #expect(screen.line.pause() == "\r\u{1B}[K")
    #expect(screen.draw(after: 1_000) == "")
  }

  @Test(
    "a terminal that becomes narrower loses every row, those too into which it wraps them",
    arguments: [(80, 3), (76, 3), (75, 5), (38, 5), (37, 7), (30, 8)])
  func narrower(columns: Int, height: Int) {
    let screen = Screen()
    _ = screen.draw(uploads(2, done: 3, of: 10), after: 0)
    // Two rows of 76 columns and one of 37.
    _ = screen.draw(uploads(2, done: 3, of: 10), after: 100)
    screen.columns = columns
    #expect(screen.line.erasure() == "\r\u{1B}[\(height - 1)A\u{1B}[J")
  }
}
