import CommandLanguage
import TestSupport
import Testing

/// Requests that keep below the sandbox's rate limit, on simulated time.
@Suite("Pacing")
struct PacingTests {
  @Test("450 retrieves at 200 a minute meet no refusal and take two minutes")
  func retrieves() async throws {
    try await TranscriptSession.with { session in
      // Without retries a single 429 would be an error.
      let shown = session.run(
        "set retries 0; k = create orders.csv; for n in 1..450 { r = retrieve k }; print \"done\"")
      let notice =
        "GET /knowledge/{id} has had as many requests as it takes in 60 s; going on in 1m; "
        + "Ctrl-C ends it"
      #expect(shown == [notice, notice, "done"])
      #expect(session.clock.now - SimulatedClock.beginning == .seconds(120))
    }
  }

  @Test("`set timeout` does not count the wait for a turn below the limit")
  func timeout() async throws {
    try await TranscriptSession.with { session in
      let shown = session.run(
        "set timeout 5s; k = create orders.csv; for n in 1..250 { r = retrieve k }; print \"done\"")
      #expect(shown.last == "done", "\(shown)")
      #expect(session.clock.now - SimulatedClock.beginning == .seconds(60))
    }
  }
}
