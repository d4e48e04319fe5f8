import Testing

@testable import Sandbox

@Suite("The rate limit")
struct RateLimitTests {
  typealias Verdict = RateLimiter.Verdict

  @Test("the window slides: each request frees its slot 60 s after it")
  func slidingWindow() {
    let clock = TestClock()
    let limiter = RateLimiter(limit: 2, now: clock.now)
    let start = TestClock.start / 1000
    #expect(
      limiter.count("a")
        == Verdict(isAllowed: true, limit: 2, remaining: 1, reset: start + 60, retryAfter: nil))
    clock.advance(by: 20_500)
    #expect(
      limiter.count("a")
        == Verdict(isAllowed: true, limit: 2, remaining: 0, reset: start + 60, retryAfter: 40))
    clock.advance(by: 39_499)
    #expect(
      limiter.count("a")
        == Verdict(isAllowed: false, limit: 2, remaining: 0, reset: start + 60, retryAfter: 1))
    clock.advance(by: 1)
    #expect(
      limiter.count("a")
        == Verdict(isAllowed: true, limit: 2, remaining: 0, reset: start + 81, retryAfter: 21))
    #expect(limiter.count("a").isAllowed == false)
    #expect(limiter.count("b").remaining == 1)
  }

  @Test("a refused request takes no slot, and no window ever has more than the limit")
  func everyWindow() {
    let clock = TestClock()
    let limiter = RateLimiter(limit: 5, now: clock.now)
    var allowed: [Int64] = []
    var numbers = SplitMix64(seed: 1)
    for _ in 0..<5_000 {
      clock.advance(by: Int64.random(in: 0...9_000, using: &numbers))
      let now = clock.now()
      let isExpected = allowed.filter { $0 > now - 60_000 }.count < 5
      let verdict = limiter.count("a")
      #expect(verdict.isAllowed == isExpected)
      if verdict.isAllowed { allowed.append(now) }
    }
  }

  @Test("a clock that is set back forgets what it has not seen yet")
  func clockSetBack() {
    let clock = TestClock()
    let limiter = RateLimiter(limit: 1, now: clock.now)
    #expect(limiter.count("a").isAllowed)
    clock.advance(by: -3_600_000)
    #expect(limiter.count("a").isAllowed)
    #expect(!limiter.count("a").isAllowed)
  }

  @Test("a limit of nothing refuses all")
  func zero() {
    let verdict = RateLimiter(limit: 0, now: { 5 }).count("a")
    #expect(!verdict.isAllowed)
    #expect(verdict.remaining == 0)
    #expect(verdict.retryAfter == 60)
  }

  /// Runs a test on a limit and a clock that stands still.
  static func run(limit: Int?, test: (TestSandbox, TestClock) throws -> Void) throws {
    let clock = TestClock()
    try TestSandbox.run {
      $0.now = clock.now
      $0.rateLimit = limit
    } test: {
      try test($0, clock)
    }
  }

  static func remaining(_ response: TestResponse) -> String? {
    response.headers["x-ratelimit-remaining"]
  }

  @Test("every answer of an endpoint tells it, and the last one says when to go on")
  func headers() throws {
    try Self.run(limit: 3) { sandbox, clock in
      let first = try sandbox.client.retrieve("kn_none")
      #expect(first.headers["x-ratelimit-limit"] == "3")
      #expect(Self.remaining(first) == "2")
      #expect(first.headers["x-ratelimit-reset"] == String(TestClock.start / 1000 + 60))
      #expect(first.headers["retry-after"] == nil)
      _ = try sandbox.client.request("HEAD", "/v1/knowledge/kn_other")
      let last = try sandbox.client.retrieve("kn_none")
      #expect(last.status == 404)
      #expect(Self.remaining(last) == "0")
      #expect(last.headers["retry-after"] == "60")
      let refused = try sandbox.client.retrieve("kn_none")
      #expect(refused.status == 429)
      #expect(refused.headers["retry-after"] == "60")
      #expect(
        refused.text == """
          {"status_code":429,"statusCode":429,"error":"rate_limit_exceeded",\
          "message":"Rate limit exceeded",\
          "mitigation":"Implement exponential backoff and retry with delays","retryable":true,\
          "details":{"reason":"Rate limit exceeded. Please retry after the current window resets."}}
          """)
      clock.advance(by: 60_000)
      #expect(try sandbox.client.retrieve("kn_none").status == 404)
    }
  }

  @Test("each endpoint and method counts for itself; 401, 404 and 405 count nowhere")
  func separateWindows() throws {
    try Self.run(limit: 2) { sandbox, _ in
      let client = sandbox.client
      for response in [
        try client.request("GET", "/v1/knowledge/x", headers: ["Authorization": "Bearer no"]),
        try client.request("GET", "/nowhere"), try client.request("PUT", "/v1/knowledge"),
      ] {
        #expect(response.headers["x-ratelimit-limit"] == nil)
      }
      #expect(Self.remaining(try client.create([])) == "1")
      #expect(Self.remaining(try client.request("GET", "/v1/knowledge")) == "1")
      #expect(Self.remaining(try client.retrieve("a")) == "1")
      #expect(Self.remaining(try client.retrieve("b")) == "0")
      #expect(try client.request("GET", "/v1/knowledge").status == 200)
    }
  }

  @Test("a create over the limit is read to its end, then refused, and nothing is kept")
  func create() throws {
    try Self.run(limit: 1) { sandbox, _ in
      let file = TestPart.file("a.txt", String(repeating: "x", count: 3 << 20))
      let connection = try sandbox.client.connection()
      let body = TestPart.body([file])
      for status in [201, 429] {
        try connection.send(
          TestClient.head(
            "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: body.count))
        try connection.send(body)
        #expect(try connection.receive().status == status)
      }
      let list = try sandbox.client.request("GET", "/v1/knowledge")
      #expect(ListKnowledgeTests.ids(list).count == 1)
    }
  }

  @Test("without a limit nothing is told and nothing refused")
  func none() throws {
    try Self.run(limit: nil) { sandbox, _ in
      for _ in 0..<250 {
        let response = try sandbox.client.retrieve("kn_none")
        #expect(response.status == 404)
        #expect(response.headers["x-ratelimit-limit"] == nil)
      }
    }
  }
}
