import Testing

@testable import Sandbox

@Suite("Simulated time")
struct SimulatedTimeTests {
  static let file = TestPart.file("a.csv", "n\n1\n2\n3\n4\n")

  /// Runs a test whose rows appear over 1,000 ms of a clock that it moves.
  static func run(
    isGated: Bool = false, test: (TestSandbox, TestClock) throws -> Void
  ) throws {
    let clock = TestClock()
    try TestSandbox.run(isGated: isGated) {
      $0.seed = 1
      $0.now = clock.now
      $0.pace = .over(milliseconds: 1_000)
    } test: {
      try test($0, clock)
    }
  }

  @Test("what is answered follows the clock alone")
  func followsClock() throws {
    try Self.run { sandbox, clock in
      let id = try sandbox.client.create([Self.file]).string("id") ?? ""
      for (moment, status, completed, updated) in [
        (0, "pending", 0, "07.000"), (249, "pending", 0, "07.000"), (250, "partial", 1, "07.250"),
        (999, "partial", 3, "07.750"), (1000, "ready", 4, "08.000"), (5000, "ready", 4, "08.000"),
      ] {
        clock.advance(by: TestClock.start + Int64(moment) - clock.now())
        let seen = try sandbox.client.retrieve(id)
        #expect(seen.string("status") == status)
        #expect(seen.integer("row_counts.completed") == Int64(completed))
        #expect(seen.string("updated_at") == "2025-03-09T14:05:\(updated)Z")
        #expect((seen.value("credits") == .null) == (status != "ready"))
      }
    }
  }

  @Test("an answer that comes before its rows are learned waits for them")
  func waitsForRows() throws {
    try Self.run(isGated: true) { sandbox, clock in
      let id = try sandbox.client.create([Self.file]).string("id") ?? ""
      #expect(try sandbox.client.retrieve(id).string("status") == "pending")
      clock.advance(by: 500)
      let waiting = try sandbox.client.connection()
      try waiting.send(TestClient.head("GET", "/v1/knowledge/\(id)"))
      let listing = try sandbox.client.connection()
      try listing.send(TestClient.head("GET", "/v1/knowledge"))
      _ = sandbox.gate.waitForStep()
      sandbox.gate.open()
      #expect(try waiting.receive().integer("row_counts.completed") == 2)
      #expect(try listing.receive().text.contains(#""completed":2"#))
    }
  }

  @Test("an answer that waits ends with the server")
  func stopEndsWaiting() throws {
    try Self.run(isGated: true) { sandbox, clock in
      let id = try sandbox.client.create([Self.file]).string("id") ?? ""
      clock.advance(by: 500)
      let waiting = try sandbox.client.connection()
      try waiting.send(TestClient.head("GET", "/v1/knowledge/\(id)"))
      _ = sandbox.gate.waitForStep()
      sandbox.stopWhileIngesting()
      #expect(waiting.isClosedByServer())
    }
  }

  @Test("two runs give the same bytes")
  func sameBytes() throws {
    func run() throws -> [String] {
      var seen: [String] = []
      try Self.run { sandbox, clock in
        for name in ["a", "b"] {
          seen.append(try sandbox.client.create([.text("name", name), Self.file]).text)
          clock.advance(by: 400)
          let list = try sandbox.client.request("GET", "/v1/knowledge")
          seen.append(list.text)
          seen.append(list.headers.sorted { $0.key < $1.key }.description)
        }
      }
      return seen
    }
    let (first, second) = (try run(), try run())
    #expect(first == second)
  }

  @Test("a file that breaks off shows its error at the end, not before")
  func errorAtTheEnd() throws {
    try Self.run { sandbox, clock in
      let id = try sandbox.client.create([.file("a.csv", "n\n1\n\"2")]).string("id") ?? ""
      clock.advance(by: 999)
      #expect(try sandbox.client.retrieve(id).value("last_error") == .null)
      clock.advance(by: 1)
      let ended = try sandbox.client.retrieve(id)
      #expect(ended.string("last_error.code") == "processing_error")
      #expect(ended.string("status") == "partial")
    }
  }
}
