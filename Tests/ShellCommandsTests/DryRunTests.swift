import CommandLanguage
import ShellCommands
import TestSupport
import Testing

@Suite("Dry runs")
struct DryRunTests {
  @Test("every command that changes something has --dry-run, and no other")
  func flags() async throws {
    try await TranscriptSession.with { session in
      let changing: Set = ["create", "update", "delete", "connect", "reindex", "request"]
      for spec in session.interpreter.registry.commands.map(\.spec) {
        let isChanging = changing.contains(spec.name)
        #expect((spec.flag(named: "dry-run") != nil) == isChanging, "\(spec.name)")
      }
    }
  }

  @Test("a dry run within `show`, or within another's argument, leaves nothing either")
  func nesting() async throws {
    try await TranscriptSession.with { session in
      let shown = session.run("show curl create orders.csv --dry-run")
      #expect(shown.first == "POST /v1/knowledge HTTP/1.1")
      #expect(shown.contains("curl -X POST http://sandbox.local/v1/knowledge \\"))
      _ = session.run("show curl create (create orders.csv --dry-run).name notes.txt")
      _ = session.run("show curl wait (create orders.csv)")
      #expect(session.run("list") == ["no knowledge"])
    }
  }

  @Test("what is deleted is shown for each, without a question")
  func deletion() async throws {
    try await TranscriptSession.with { session in
      let shown = session.run("delete kn-1 kn-2 --dry-run")
      #expect(
        shown.filter { $0.hasPrefix("DELETE") }
          == ["DELETE /v1/knowledge/kn-1 HTTP/1.1", "DELETE /v1/knowledge/kn-2 HTTP/1.1"])
    }
  }

  @Test("nothing is asked, and nothing is made")
  func nothing() async throws {
    try await TranscriptSession.with { session in
      session.output.answer("n")
      let files = Array(repeating: "orders.csv", count: 30).joined(separator: " ")
      let shown = session.run("create \(files) --dry-run")
      #expect(shown.contains("POST /v1/knowledge HTTP/1.1"))
      #expect(shown.count { $0.hasPrefix("Content-Disposition") } == 30)
      #expect(session.run("list") == ["no knowledge"])
      // The last request is that of `list`: what was only looked at is none.
      #expect(session.run("show http").first == "GET /v1/knowledge?limit=100 HTTP/1.1")
    }
  }
}
