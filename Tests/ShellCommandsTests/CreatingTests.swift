import CommandLanguage
import TestSupport
import Testing

@Suite("Creating")
struct CreatingTests {
  private static let many = Array(repeating: "orders.csv", count: 21).joined(separator: " ")

  @Test("many files for one knowledge are named first, and no is no")
  func declined() async throws {
    try await TranscriptSession.with { session in
      session.output.answer("n")
      let shown = session.run("create \(Self.many)")
      let question = try #require(shown.first { $0.hasPrefix("This makes") })
      #expect(
        question
          == "This makes one knowledge of 21 files, 1.4 KB: orders.csv and 20 more. "
          + "(--each makes one for each file.) Go on? [y/N] n")
      #expect(shown.contains { $0.contains("nothing was sent") })
      #expect(session.run("list | count") == ["0"])
    }
  }

  @Test("yes is yes, and where nobody is there nobody is asked")
  func confirmed() async throws {
    try await TranscriptSession.with { session in
      session.output.answer("y")
      #expect(session.run("k = create \(Self.many); print k.name").last == "orders.csv")
      #expect(session.run("k = create \(Self.many); print k.name").last == "orders.csv")
      #expect(session.run("list | count") == ["2"])
    }
  }

  @Test("20 files are not asked about, and neither are more with --each")
  func unasked() async throws {
    try await TranscriptSession.with { session in
      session.output.answer("n")
      _ = session.run("create \(Self.many.dropLast(11))")
      _ = session.run("create \(Self.many) --each")
      #expect(session.run("list | count") == ["22"])
    }
  }

  @Test("`set progress off` keeps it quiet")
  func quiet() async throws {
    try await TranscriptSession.with { session in
      #expect(session.run("set progress off; ks = create *.csv *.txt --each") == [])
      #expect(session.output.reports.compactMap(\.self).isEmpty)
    }
  }

  @Test("what runs at once is told of, and how much of it there is")
  func progress() async throws {
    try await TranscriptSession.with { session in
      _ = session.run("ks = create *.csv *.txt --each")
      let last = session.output.reports.compactMap(\.self).last
      guard case .uploads(let uploads)? = last else {
        Issue.record("no report of uploads: \(String(describing: last))")
        return
      }
      #expect(uploads == .init(running: [], done: 2, count: 2, sent: 135, total: 135))
      #expect(session.output.reports.last == .some(nil))
    }
  }
}
