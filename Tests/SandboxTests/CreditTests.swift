import Testing

@testable import Sandbox

@Suite("Credits")
struct CreditTests {
  static let rows = TestPart.file("a.csv", "n\n" + String(repeating: "1\n", count: 100))

  @Test("with nothing left, create and connect are refused with 402, and the rest goes on")
  func outOfCredits() throws {
    try TestSandbox.run {
      $0.credits = 2
    } test: { sandbox in
      _ = try sandbox.learn([.file("a.csv", "n\n" + String(repeating: "1\n", count: 99))])
      _ = try sandbox.learn([Self.rows])
      // A hundredth is left, and a run is not known to be too dear before it is learned.
      let last = try sandbox.learn([Self.rows])
      #expect(last.string("status") == "ready")
      for refused in [
        try sandbox.client.create([Self.rows]),
        try ConnectKnowledgeTests.connect(sandbox, #"{"connection_id":"a"}"#),
      ] {
        #expect(refused.status == 402)
        #expect(refused.string("error") == "out_of_credits")
        #expect(refused.value("retryable") == .bool(false))
        #expect(
          refused.string("details.reason")
            == "All 2 credits of the organization are consumed.")
      }
      #expect(try sandbox.client.retrieve(last.string("id") ?? "").status == 200)
      #expect(try sandbox.client.request("GET", "/v1/knowledge").status == 200)
    }
  }

  @Test("credits that were never there, and any number of them, are reckoned right")
  func extremes() throws {
    for (credits, status) in [(0, 402), (-1, 402), (Int64.max, 201)] {
      try TestSandbox.run {
        $0.credits = credits
      } test: { sandbox in
        let answer = try sandbox.client.create([Self.rows])
        #expect(answer.status == status)
      }
    }
  }

  @Test("in simulated time a run costs from the moment at which its end is visible")
  func simulatedTime() throws {
    let clock = TestClock()
    try TestSandbox.run {
      $0.now = clock.now
      $0.pace = .over(milliseconds: 1_000)
      $0.credits = 1
    } test: { sandbox in
      for (pause, status) in [(0, 201), (999, 201), (1, 402)] {
        clock.advance(by: Int64(pause))
        let answer = try sandbox.client.create([Self.rows])
        #expect(answer.status == status)
      }
    }
  }
}
