import Testing

@testable import Sandbox

@Suite("What is visible at a time")
struct PaceTests {
  /// A knowledge that was created at 1,000 ms, as the store has it after its run.
  static func knowledge(_ completed: Int64, _ failed: Int64, isRunning: Bool = false) -> Knowledge {
    Knowledge(
      number: 1, id: "kn_1", name: "n", parent: .root, createdAt: Timestamp(milliseconds: 1_000),
      updatedAt: Timestamp(milliseconds: 77_777), isRunning: isRunning,
      lastError: isRunning ? nil : .processing("broken"),
      rows: Knowledge.RowCounts(completed: completed, failed: failed))
  }

  struct Case: CustomTestStringConvertible {
    let rows: (completed: Int64, failed: Int64)
    let pace: Int64
    let elapsed: Int64
    let visible: (completed: Int64, failed: Int64)
    /// Milliseconds from the creation to the last change.
    let change: Int64
    let isRunning: Bool

    var testDescription: String { "\(rows) over \(pace) ms after \(elapsed) ms" }
  }

  static let cases = [
    Case(rows: (3, 0), pace: 100, elapsed: -5, visible: (0, 0), change: 0, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 0, visible: (0, 0), change: 0, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 33, visible: (0, 0), change: 0, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 34, visible: (1, 0), change: 34, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 66, visible: (1, 0), change: 34, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 67, visible: (2, 0), change: 67, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 99, visible: (2, 0), change: 67, isRunning: true),
    Case(rows: (3, 0), pace: 100, elapsed: 100, visible: (3, 0), change: 100, isRunning: false),
    Case(rows: (3, 0), pace: 100, elapsed: 9_999, visible: (3, 0), change: 100, isRunning: false),
    Case(rows: (2, 2), pace: 100, elapsed: 75, visible: (2, 1), change: 75, isRunning: true),
    Case(rows: (0, 4), pace: 100, elapsed: 50, visible: (0, 2), change: 50, isRunning: true),
    Case(rows: (0, 0), pace: 100, elapsed: 99, visible: (0, 0), change: 0, isRunning: true),
    Case(rows: (0, 0), pace: 100, elapsed: 100, visible: (0, 0), change: 100, isRunning: false),
    Case(rows: (1000, 0), pace: 10, elapsed: 1, visible: (100, 0), change: 1, isRunning: true),
    Case(rows: (1000, 0), pace: 10, elapsed: 9, visible: (900, 0), change: 9, isRunning: true),
    Case(rows: (3, 0), pace: 0, elapsed: 0, visible: (3, 0), change: 0, isRunning: false),
    Case(rows: (3, 0), pace: -7, elapsed: 0, visible: (3, 0), change: 0, isRunning: false),
    Case(
      rows: (1 << 40, 0), pace: 1 << 40, elapsed: 1 << 39, visible: (1 << 39, 0), change: 1 << 39,
      isRunning: true),
  ]

  @Test("rows appear evenly, and the end comes with the last", arguments: cases)
  func view(_ example: Case) {
    let knowledge = Self.knowledge(example.rows.completed, example.rows.failed)
    let view = Pace.over(milliseconds: example.pace).view(
      of: knowledge, at: Timestamp(milliseconds: 1_000 + example.elapsed))
    #expect(view.rows.completed == example.visible.completed)
    #expect(view.rows.failed == example.visible.failed)
    #expect(view.updatedAt.milliseconds == 1_000 + example.change)
    #expect(view.isRunning == example.isRunning)
    #expect((view.lastError == nil) == example.isRunning)
    #expect((view.consumedHundredths == nil) == example.isRunning)
  }

  @Test("each row is visible from created_at + ⌈n·i/R⌉ on and not before", arguments: [1, 7, 100])
  func everyRow(_ rows: Int64) {
    let knowledge = Self.knowledge(rows, 0)
    for span in [1, 6, 7, 99, 100, 101] as [Int64] {
      for row in 1...rows {
        let moment = 1_000 + (span * row + rows - 1) / rows
        let pace = Pace.over(milliseconds: span)
        #expect(pace.view(of: knowledge, at: Timestamp(milliseconds: moment)).rows.total >= row)
        let before = pace.view(of: knowledge, at: Timestamp(milliseconds: moment - 1))
        #expect(before.rows.total < row)
      }
    }
  }

  @Test("in real time everything is visible as it stands")
  func real() {
    for knowledge in [Self.knowledge(3, 1), Self.knowledge(3, 1, isRunning: true)] {
      #expect(Pace.real.view(of: knowledge, at: Timestamp(milliseconds: 0)) == knowledge)
      #expect(!Pace.real.needsEnd(of: knowledge, at: Timestamp(milliseconds: .max)))
    }
  }

  @Test(
    "an answer needs the end of the run as soon as a row may be due",
    arguments: [
      (100, -1, false), (100, 0, false), (100, 1, true), (100, 500, true), (0, -1, false),
      (0, 0, true),
    ])
  func needsEnd(_ span: Int64, _ elapsed: Int64, _ needs: Bool) {
    let pace = Pace.over(milliseconds: span)
    let time = Timestamp(milliseconds: 1_000 + elapsed)
    #expect(pace.needsEnd(of: Self.knowledge(0, 0, isRunning: true), at: time) == needs)
    #expect(!pace.needsEnd(of: Self.knowledge(0, 0), at: time))
  }
}
