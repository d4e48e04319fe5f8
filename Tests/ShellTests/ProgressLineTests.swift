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
    #expect(row == "\r\u{1B}[Kwaiting for a ve…: partial, 3 rows, 7 s")
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

  @Test("uploads that run at once have a bar each, and one for all")
  func bars() {
    let drawings = drawn(
      [uploads(2, done: 3, of: 10), uploads(2, done: 3, of: 10), nil], every: 100)
    #expect(
      drawings[1].split(separator: "\r\n") == [
        "\r\u{1B}[K0.csv                                 [#####---------------]  25 %  4.0 MB",
        "1.csv                                 [#####---------------]  25 %  4.0 MB",
        "3 of 10 files                         [#####---------------]  25 %  40.0 MB",
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
}
