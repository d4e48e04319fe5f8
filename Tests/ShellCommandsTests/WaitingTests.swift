import CommandLanguage
import TestSupport
import Testing

/// `wait` on simulated time: what it says, when it ends, and how seldom it asks.
@Suite("Waiting")
struct WaitingTests {
  private func elapsed(_ session: TranscriptSession) -> Duration {
    session.clock.now - SimulatedClock.beginning
  }

  @Test("a short wait says nothing of its progress")
  func short() async throws {
    try await TranscriptSession.with { session in
      #expect(session.run("k = create orders.csv; wait k; print k.status") == ["ready"])
      #expect(session.output.reports.compactMap(\.self).filter(\.isWait).isEmpty)
    }
  }

  @Test("a long one says how far it is, from its third second on")
  func long() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(20))) { session in
      #expect(session.run("k = create orders.csv; wait k; print k.status") == ["ready"])
      let states = session.output.reports.compactMap(\.self).compactMap { report in
        if case .wait(let label, let state, _) = report { "\(label): \(state)" } else { nil }
      }
      #expect(states.first == "orders.csv: pending, 0 rows")
      #expect(states.contains("orders.csv: partial, 1 row"))
      #expect(states.last == "orders.csv: partial, 2 rows")
      #expect(session.output.reports.last == .some(nil))
    }
  }

  @Test("after a mere rename there is no new run to wait for")
  func renamed() async throws {
    try await TranscriptSession.with(.standIn()) { session in
      // By its id alone, so that the session does not know when it was updated before.
      _ = session.run("update \"kn_drive0001\" --name other")
      let before = elapsed(session)
      #expect(session.run("wait \"kn_drive0001\"") == [])
      #expect(elapsed(session) == before)
    }
  }

  @Test("`set progress off` keeps it quiet")
  func quiet() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(20))) { session in
      _ = session.run("set progress off; k = create orders.csv; wait k")
      #expect(session.output.reports.compactMap(\.self).isEmpty)
    }
  }

  @Test("it ends at most one pause of five seconds after the knowledge is ready")
  func lateness() async throws {
    for seconds in [0, 1, 7, 60, 3600] {
      try await TranscriptSession.with(.sandbox(learning: .seconds(seconds))) { session in
        _ = session.run("k = create orders.csv; wait k")
        #expect(elapsed(session) >= .seconds(seconds))
        #expect(elapsed(session) <= .seconds(seconds + 5))
      }
    }
  }

  @Test("an hour's wait asks no more often than the service allows")
  func seldom() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(3600))) { session in
      _ = session.run("k = create orders.csv; wait k")
      let shown = session.run("for l in limits { print l.endpoint, l.remaining }")
      #expect(shown.contains("GET /knowledge/{id} 188"), "\(shown)")
    }
  }

  @Test("a timeout ends it at its instant, and another wait goes on")
  func timeout() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(60))) { session in
      let shown = session.run("k = create orders.csv; wait k --timeout 7s")
      #expect(shown.first?.hasSuffix("not ready within 7s") == true, "\(shown)")
      #expect(elapsed(session) == .seconds(7))
      #expect(session.run("wait k --timeout 2m; print k.status") == ["ready"])
    }
  }

  @Test("the first rows are enough for `--until partial`")
  func untilPartial() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(30))) { session in
      #expect(session.run("k = create orders.csv; wait k --until partial; k.status") == ["partial"])
      #expect(elapsed(session) >= .seconds(10))
      #expect(elapsed(session) <= .seconds(15))
    }
  }

  @Test(
    "a thousand are looked at through the list, within the limit, to six seconds after the last")
  func thousand() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(320))) { session in
      let made = session.run(
        "ks = []; for n in 1..1000 { ks = ks + [(create notes.txt)]; sleep 310ms }; print len(ks)")
      #expect(made == ["1000"])
      let lastReady = session.clock.now + .seconds(320) - .milliseconds(310)
      #expect(session.run("wait $ks") == [])
      #expect(session.clock.now >= lastReady)
      #expect(session.clock.now <= lastReady + .seconds(6))
      #expect(session.run("$ks | where status == \"ready\" | count") == ["1000"])
      // The last few are retrieved one by one. A 429 would have ended the wait with an error.
      let limits = session.run("for l in limits { print l.endpoint }")
      #expect(limits == ["POST /knowledge", "GET /knowledge", "GET /knowledge/{id}"])
    }
  }

  @Test("one that was never there ends the wait at once")
  func missing() async throws {
    try await TranscriptSession.with(.sandbox(learning: .seconds(5))) { session in
      let shown = session.run("k = create orders.csv; wait k kn_00000000000000aa")
      #expect(shown.first?.contains("there is no knowledge kn_00000000000000aa") == true)
      #expect(elapsed(session) == .zero)
    }
  }

  @Test("what is allowed raises nothing")
  func allowed() async throws {
    try await TranscriptSession.with { session in
      let shown = session.run(
        "k = create broken/cut.pdf; j = create orders.csv; wait k j --allow failed; print k.status, j.status"
      )
      #expect(shown == ["failed ready"])
    }
  }
}

extension Progress {
  fileprivate var isWait: Bool { if case .wait = self { true } else { false } }
}
