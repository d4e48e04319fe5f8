import CommandLanguage
import Shell
import TestSupport
import Testing

/// Every transcript is a session that somebody could have had: it is saved, and what was saved runs.
@Suite("Saved sessions")
struct SavedSessionTests {
  /// Sessions in which nothing succeeds: they show errors.
  private static let empty: Set<String> = [
    "errors-of-sourced-files.transcript", "other-languages-are-answered.transcript",
  ]

  /// The place where the script would stand, in the folder in which the session runs.
  private static let path = TranscriptFiles.checkout + "/Tests/Transcripts/files/saved.grid"

  /// The script of a session; nil where there is nothing to save.
  private static func save(_ inputs: [String], on service: TestService) async throws -> String? {
    try await TranscriptSession.with(service) { session in
      for input in inputs { _ = session.run(input) }
      do {
        return try SessionScript(of: session.interpreter, at: path).text
      } catch let failure as Failure where failure.kind == "nothing_to_save" {
        return nil
      }
    }
  }

  /// What a new session shows of a script, and the exit code.
  private static func replay(_ script: String, on service: TestService) async throws -> (
    code: Int32, shown: [String]
  ) {
    try await TranscriptSession.with(service) { session in
      session.interpreter.recording = nil
      let nowhere = FileIdentity(device: .max, number: .max)
      guard
        let source = SourceText(validating: Array(script.utf8), name: path, identity: nowhere)
      else { return (-1, []) }
      let code = Replay(session.interpreter).runToEnd(source, arguments: [])
      return (code, session.output.take())
    }
  }

  @Test(
    "a transcript's session passes the check when it is saved, and does again what it did",
    arguments: TranscriptFiles.names)
  func roundTrip(name: String) async throws {
    let text = try TranscriptFiles.text(of: TranscriptFiles.folder + "/" + name)
    let inputs = Transcript(text).steps.map(\.input)
    guard let script = try await Self.save(inputs, on: Transcript(text).service) else {
      #expect(Self.empty.contains(name))
      return
    }
    let (code, shown) = try await Self.replay(script, on: Transcript(text).service)
    #expect(code == 0, "\(name):\n\(script)\n\(shown.joined(separator: "\n"))")
    #expect(!Self.empty.contains(name))
  }

  /// The rows of a session's script below its head.
  private func rows(_ inputs: String..., on service: TestService = .sandbox()) async throws
    -> [String]
  {
    let script = try #require(try await Self.save(inputs, on: service))
    let (code, shown) = try await Self.replay(script, on: service)
    #expect(code == 0, "\(script)\n\(shown.joined(separator: "\n"))")
    return script.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  @Test("settings are saved that change what happens, and not those of the display")
  func settings() async throws {
    #expect(
      try await rows("set timeout 30s; set color off; set", "set retries", "set format json")
        == ["set timeout 30s", "set format json"])
  }

  @Test("ids of what was made at once and of its tables are saved as items of lists")
  func lists() async throws {
    let (made, tables) = try await TranscriptSession.with(.standIn()) {
      session -> (String, String) in
      _ = session.run("ks = create *.csv *.json --each; wait ks")
      let id = session.run("print ks[1].id").last ?? ""
      return (id, session.run("print (tables ks[1])[0].id").last ?? "")
    }
    let rows = try await rows(
      "ks = create *.csv *.json --each; wait ks", "retrieve \(made)", "tables ks[1]",
      "rows \(tables) | count", "list", "delete \(made)", on: .standIn())
    #expect(
      rows == [
        "ks = create *.csv *.json --each", "wait ks",
        "expect (ks | where status == \"ready\" | count) == len(ks)", "retrieve ks[1]",
        "table = tables ks[1]", "rows table[0] | count", "list", "delete ks[1]",
      ])
  }

  @Test("what a wait was allowed to end with is what is expected")
  func statuses() async throws {
    let rows = try await rows(
      "k = create broken/cut.pdf; wait k --allow failed", "wait k", "print k.status")
    #expect(
      rows == [
        "param cut: path = \"broken/cut.pdf\"", "k = create $cut", "wait k --allow failed",
        "expect k.status == \"failed\"", "expect error knowledge_failed {", "  wait k", "}",
        "print k.status",
      ])
  }

  @Test("a file that a filter wrote is a parameter, and is written again")
  func outputs() async throws {
    let folder = try TemporaryFolder()
    #expect(
      try await rows("1..3 | save \(folder.path)/numbers.csv", "cd broken; files *.csv | count")
        == [
          "param numbers: path = \"\(folder.path)/numbers.csv\"", "1..3 | save $numbers --force",
          "cd broken", "files *.csv | count",
        ])
  }
}
