import CommandLanguage
import TestSupport
import Testing

@testable import DatagridAPI
@testable import ShellCommands

/// What a person sees of requests and answers that go astray.
@Suite("Faults on the way")
struct FaultTests {
  private typealias Fault = FaultRelay.Fault

  /// An answer that says no, in the API's envelope.
  private static func refusal(
    _ status: String, _ code: String, _ message: String, _ headers: String...
  ) -> FaultRelay.Fault {
    let body = #"{"status_code":\#(status.prefix(3)),"error":"\#(code)","message":"\#(message)"}"#
    let head =
      ["HTTP/1.1 \(status)", "Content-Type: application/json", "Connection: close"] + headers
      + ["Content-Length: \(body.utf8.count)"]
    return .answer(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  private static func rateLimited(_ seconds: Int) -> FaultRelay.Fault {
    refusal(
      "429 Too Many Requests", "rate_limit_exceeded", "Rate limit exceeded",
      "Retry-After: \(seconds)")
  }

  /// What a session shows whose requests of that method meet those faults in turn, and then none.
  private func run(
    _ input: String, _ method: String, _ faults: FaultRelay.Fault...
  ) async throws -> (shown: [String], time: Duration) {
    let service = TestService.sandbox(fault: { request in
      let isSpoilt = request.method == method && request.number <= faults.count
      return isSpoilt ? faults[request.number - 1] : .pass
    })
    return try await TranscriptSession.with(service) { session in
      (session.run(input), session.clock.now - SimulatedClock.beginning)
    }
  }

  @Test("a wait that the service asks for is told, and kept to the second")
  func rateLimit() async throws {
    let (shown, time) = try await run("print (list | count)", "GET", Self.rateLimited(12))
    #expect(
      shown == [
        "the service answered 429 (rate_limit_exceeded); trying again in 12s, 1 of 10; Ctrl-C ends it",
        "0",
      ])
    #expect(time == .seconds(12))
  }

  @Test("the same program shows the same in each run")
  func repetition() async throws {
    let busy = Self.refusal("503 Service Unavailable", "unavailable", "Busy")
    let program = "set retries 4; print (list | count)"
    let first = try await run(program, "GET", busy, busy, busy, busy)
    let second = try await run(program, "GET", busy, busy, busy, busy)
    #expect(first.shown == second.shown)
    #expect(first.time == second.time)
    #expect(
      first.shown.prefix(3) == [
        "the service answered 503 (unavailable); trying again in 1s, 2 of 4; Ctrl-C ends it",
        "the service answered 503 (unavailable); trying again in 2s, 3 of 4; Ctrl-C ends it",
        "the service answered 503 (unavailable); trying again in 4s, 4 of 4; Ctrl-C ends it",
      ])
  }

  @Test("a wait that is longer than allowed ends the request at once, and says what would help")
  func tooLong() async throws {
    let (shown, time) = try await run(
      "try { list | count } catch e { print e.kind, e.retryable, e.retry_after }; list", "GET",
      Self.rateLimited(300), Self.rateLimited(300))
    #expect(shown.first == "rate_limit_exceeded true 5m")
    #expect(shown.dropFirst().joined().contains("asks to wait 300 s, and the limit is 120 s"))
    #expect(shown.last?.contains("`set max-wait 5m` lets it wait that long") == true, "\(shown)")
    #expect(time == .zero)
  }

  @Test("`set max-wait` allows more")
  func maxWait() async throws {
    let (shown, time) = try await run(
      "set max-wait 10m; print (list | count)", "GET", Self.rateLimited(300))
    #expect(shown.last == "0")
    #expect(time == .seconds(300))
  }

  @Test("a wait that `set timeout` does not allow is not begun")
  func timeout() async throws {
    let (shown, time) = try await run(
      "set timeout 10s; try { list | count } catch e { print e.kind, e.status }", "GET",
      Self.rateLimited(12))
    #expect(shown == ["rate_limit_exceeded 429"])
    #expect(time == .zero)
  }

  @Test("the last error says how often it was tried")
  func tries() async throws {
    let broken = Self.refusal("500 Internal Server Error", "internal_error", "Oh no.")
    let (shown, _) = try await run(
      "try { list | count } catch e { print e.message }", "GET", broken, broken, broken)
    #expect(shown.last?.hasSuffix("It was tried 3 times.") == true, "\(shown)")
  }

  @Test("a create whose answer was lost is found")
  func adopted() async throws {
    let (shown, _) = try await run("k = create orders.csv; print k.name", "POST", .loseAnswer)
    #expect(
      shown == [
        "the answer to the create of orders.csv was lost; found kn_910a2dec89025cc1 instead of "
          + "creating it again",
        "orders.csv",
      ])
  }

  @Test("one that nobody can tell may have been created, and the error names what to look at")
  func ambiguous() async throws {
    let (shown, _) = try await run(
      """
      a = create notes.txt --name orders.csv
      try { create orders.csv } catch e { print e.kind, e.retryable; print e.message }
      print (list | count)
      """, "POST", .pass, .loseAnswer)
    #expect(shown.first == "may_have_been_created false")
    #expect(shown.dropFirst().first?.hasPrefix("orders.csv may have been created: ") == true)
    #expect(shown.last == "2")
  }

  @Test("what it says to type can be typed, whatever the name")
  func hint() async throws {
    let (shown, _) = try await run(
      #"a = create notes.txt --name 'a"$b\c'; create orders.csv --name 'a"$b\c'"#,
      "POST", .pass, .loseAnswer)
    #expect(shown.joined().contains(#"`list --name "a\"\$b\\c"`"#), "\(shown)")
  }

  @Test("what a service that chooses the name may have chosen is what the hint looks for")
  func chosenName() async throws {
    let (shown, _) = try await run(
      "a = create notes.txt --name orders; create orders.csv", "POST", .pass, .loseAnswer)
    #expect(shown.joined().contains("look with `list --name \"orders\"`"), "\(shown)")
  }

  @Test("a host that takes no connection is none, which ends a series")
  func connectTimeout() throws {
    let error = ConnectionError(
      problem: .connectTimeout(.seconds(5)), host: "host", detail: "", mayHaveTakenEffect: false)
    let failure = try #require(Failure.wrapping(error) as? Failure)
    #expect(failure.kind == "connection_failed")
    #expect(failure.endsAll)
  }

  @Test("without retries a create that never arrived says that nothing was created")
  func notCreated() async throws {
    let (shown, _) = try await run(
      "set retries 0; try { create orders.csv } catch e { print e.kind; print e.message }", "POST",
      .loseRequest)
    #expect(shown.first == "connection_failed")
    #expect(shown.last?.hasSuffix("Nothing was created, as far as can be seen.") == true)
  }
}
