import TestSupport
import Testing

/// `delete` with a person at the terminal, and in scripts.
@Suite("Deleting")
struct DeletionTests {
  /// What is left of the knowledge that begins with those names.
  private func left(_ session: TranscriptSession) -> [String] {
    session.run("list | where name in [\"orders.csv\", \"notes.txt\", \"Draft A\"] | each name")
  }

  @Test("what this session made goes without a question, one by one")
  func own() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      #expect(session.run("k = create orders.csv; delete k").isEmpty)
      #expect(left(session) == ["Draft A"])
    }
  }

  @Test("a yes deletes, whatever its case", arguments: ["y", "Yes"])
  func yes(answer: String) async throws {
    try await TranscriptSession.with(.standIn()) { session in
      session.output.answer(answer)
      let shown = session.run("delete (retrieve kn_draft0001)")
      #expect(shown == ["Delete Draft A (kn_draft0001)? [y/N] \(answer)"])
      #expect(left(session) == ["[]"])
    }
  }

  @Test("anything else does not, and is an error", arguments: ["n", "", "yess"])
  func no(answer: String) async throws {
    try await TranscriptSession.with(.standIn()) { session in
      session.output.answer(answer)
      let shown = session.run("delete kn_draft0001")
      #expect(shown.contains("<prompt>:1:1: nothing was deleted"), "\(shown)")
      session.output.answer(answer)
      #expect(session.run("try { delete kn_draft0001 } catch e { e.kind }").last == "declined")
      #expect(left(session) == ["Draft A"])
      #expect(session.standIn?.requests.contains { $0.hasPrefix("DELETE") } == false)
    }
  }

  @Test("a question about many names the first of them, each once")
  func many() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      session.output.answer("y")
      let shown = session.run(
        "ks = []; for i in 1..7 { k = create notes.txt --name \"n$i\"; ks = ks + [k] }; "
          + "delete $ks $ks")
      let question = shown.first ?? ""
      #expect(question.hasPrefix("Delete 7 knowledges: n1 (kn_"), "\(question)")
      #expect(question.hasSuffix(" and 2 more? [y/N] y"), "\(question)")
      #expect(session.standIn?.requests.count { $0.hasPrefix("DELETE") } == 7)
    }
  }

  @Test("a name in a question has its controls escaped")
  func controls() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      session.output.answer("y")
      let shown = session.run(
        "a = create notes.txt --name \"a\\u{1B}[2J\"; b = create notes.txt; delete a b")
      #expect(shown.first?.contains("a\\u{1b}[2J (") == true, "\(shown)")
    }
  }

  @Test("`--yes` asks nobody")
  func confirmed() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      session.output.answer("n")
      #expect(session.run("delete kn_draft0001 kn_draft0002 --yes").isEmpty)
      #expect(left(session) == ["[]"])
    }
  }

  @Test("a deferred delete runs at the end, after an error too")
  func deferred() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      _ = session.run("def up { k = create orders.csv; defer delete k; fail \"no\" }")
      let shown = session.run("up")
      #expect(shown.count { $0.hasPrefix("<prompt>:") } == 1, "\(shown)")
      #expect(left(session) == ["Draft A"])
      #expect(session.standIn?.requests.count { $0.hasPrefix("DELETE") } == 1)
    }
  }
}
