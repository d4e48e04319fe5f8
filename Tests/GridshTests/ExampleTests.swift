import TestSupport
import Testing

@Suite("The examples")
struct ExampleTests {
  @Test("there are a dozen at least")
  func enough() { #expect(ExampleFiles.names.count >= 12) }

  @Test("each prints what stands beside it, twice in a row", arguments: ExampleFiles.names)
  func output(name: String) throws {
    let outcomes = try (1...2).map { _ in
      try Gridsh.run("--ephemeral", ExampleFiles.path(name))
    }
    for outcome in outcomes {
      #expect(outcome.ending == .exited(0))
      #expect(outcome.errors == "")
    }
    #expect(outcomes[0].output == outcomes[1].output)
    if TranscriptFiles.isAccepting {
      try ExampleFiles.accept(outcomes[0].output, of: name)
    }
    #expect(try outcomes[0].output == ExampleFiles.expected(name))
  }
}
