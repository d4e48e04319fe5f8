import Testing

@testable import DatagridAPI

/// What is tried again, and after how long: the table of decisions.
struct RetryPolicyTests {
  /// A row of the table.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let failure: FailedAttempt
    var history = RetryPolicy.History()
    var limits = RequestLimits()
    var random = 0.0
    let decision: RetryPolicy.Decision

    init(
      _ name: String, _ failure: FailedAttempt, tries: Int = 1, rateLimitWaits: Int = 0,
      elapsed: Duration = .zero, retries: Int = 2, longestWait: Duration? = .seconds(120),
      total: Duration? = nil, random: Double = 0, _ decision: RetryPolicy.Decision
    ) {
      testDescription = name
      self.failure = failure
      history.tries = tries
      history.rateLimitWaits = rateLimitWaits
      history.elapsed = elapsed
      limits.retries = retries
      limits.longestWait = longestWait
      limits.total = total
      self.random = random
      self.decision = decision
    }
  }

  private static let passing = FailedAttempt(isTransient: true)
  private static let lasting = FailedAttempt(isTransient: false)
  private static let open = FailedAttempt(isTransient: true, mayHaveTakenEffect: true)
  private static func asking(_ wait: Duration) -> FailedAttempt {
    FailedAttempt(isTransient: true, askedWait: wait)
  }
  private static func rateLimited(_ wait: Duration?) -> FailedAttempt {
    FailedAttempt(isTransient: true, isRateLimited: true, askedWait: wait)
  }
  private static func told(_ again: Bool, isTransient: Bool) -> FailedAttempt {
    FailedAttempt(isTransient: isTransient, instruction: again)
  }
  private static func again(_ delay: Duration, _ number: Int, of most: Int = 2)
    -> RetryPolicy.Decision
  {
    .again(after: delay, number: number, of: most)
  }

  static let cases: [Case] = [
    Case("the first repetition comes after half a second", passing, again(.milliseconds(500), 1)),
    Case("the second after a second", passing, tries: 2, again(.seconds(1), 2)),
    Case("the third is one too many", passing, tries: 3, .giveUp(.exhausted)),
    Case("the fifth after eight", passing, tries: 5, retries: 9, again(.seconds(8), 5, of: 9)),
    Case(
      "none comes later than after eight", passing, tries: 20, retries: 20,
      again(.seconds(8), 20, of: 20)),
    Case("chance takes a part away", passing, random: 0.5, again(.milliseconds(437.5), 1)),
    Case(
      "but no more than a quarter", passing, tries: 5, retries: 9, random: 1,
      again(.seconds(6), 5, of: 9)),
    Case("no retries are no retries", passing, retries: 0, .giveUp(.exhausted)),
    Case("what lasts is not tried again", lasting, .giveUp(.lasting)),
    Case("unless the server says so", told(true, isTransient: false), again(.milliseconds(500), 1)),
    Case(
      "and what passes is not where it says so", told(false, isTransient: true), .giveUp(.lasting)),
    Case("what may have been done is not done again", open, .giveUp(.unsettled)),
    Case(
      "whatever the server says",
      FailedAttempt(isTransient: true, instruction: true, mayHaveTakenEffect: true),
      .giveUp(.unsettled)),
    Case(
      "the server's own time is kept", asking(.milliseconds(1500)), again(.milliseconds(1500), 1)),
    Case("beyond a minute too", asking(.seconds(90)), again(.seconds(90), 1)),
    Case("up to the limit", asking(.seconds(120)), again(.seconds(120), 1)),
    Case(
      "and not beyond it", asking(.seconds(121)),
      .giveUp(.waitTooLong(asked: .seconds(121), allowed: .seconds(120)))),
    Case(
      "which a user may lift", asking(.seconds(7200)), longestWait: nil, again(.seconds(7200), 1)),
    Case(
      "a server that fails and asks uses up retries", asking(.seconds(1)), tries: 3,
      .giveUp(.exhausted)),
    Case(
      "a rate limit that names its time does not", rateLimited(.seconds(9)), tries: 4,
      rateLimitWaits: 3, again(.seconds(9), 4, of: 10)),
    Case(
      "nor do its waits count for others", passing, tries: 6, rateLimitWaits: 4,
      again(.seconds(1), 2)),
    Case(
      "but it ends too", rateLimited(.seconds(9)), tries: 11, rateLimitWaits: 10,
      .giveUp(.exhausted)),
    Case("without a time it is as any other", rateLimited(nil), tries: 3, .giveUp(.exhausted)),
    Case(
      "without retries it is not waited for", rateLimited(.seconds(9)), retries: 0,
      .giveUp(.exhausted)),
    Case(
      "a wait that ends too late is not begun", rateLimited(.seconds(9)), elapsed: .seconds(22),
      total: .seconds(30), .giveUp(.outOfTime(wait: .seconds(9)))),
    Case(
      "one that ends in time is", rateLimited(.seconds(9)), elapsed: .seconds(20),
      total: .seconds(30), again(.seconds(9), 1, of: 10)),
  ]

  @Test(arguments: cases)
  func `the decision is`(_ row: Case) {
    let policy = RetryPolicy(limits: row.limits)
    #expect(
      policy.decision(after: row.failure, row.history, random: row.random) == row.decision)
  }

  @Test(arguments: [
    (ConnectionError.Problem.refused, true), (.lost, true), (.unreachable, true),
    (.unknownHost, true), (.connectTimeout(.seconds(5)), true), (.silence(.seconds(60)), true),
    (.tls, true), (.certificate, false), (.certificateFile, false), (.other, false),
  ])
  func `a connection that failed is tried again`(
    problem: ConnectionError.Problem, isTransient: Bool
  ) {
    let error = ConnectionError(
      problem: problem, host: "h", detail: "", mayHaveTakenEffect: false)
    #expect(FailedAttempt(error)?.isTransient == isTransient)
  }

  @Test(arguments: [
    (AnswerError.Problem.cut, true), (.html, false), (.empty, false), (.tooLarge, false),
    (.notHTTP, false), (.redirect(to: nil), false), (.notJSON(""), false),
    (.wrongShape(found: "a", expected: "b"), false), (.headersTooLarge, false),
  ])
  func `an answer that broke off is tried again, no other`(
    problem: AnswerError.Problem, isTransient: Bool
  ) {
    let error = AnswerError(
      problem: problem, host: "h", status: 200, requestID: nil, mayHaveTakenEffect: false)
    #expect(FailedAttempt(error)?.isTransient == isTransient)
  }

  @Test(arguments: [
    (400, false), (401, false), (402, false), (403, false), (404, false), (405, false),
    (408, true), (409, true), (413, false), (422, false), (429, true), (500, true), (502, true),
    (503, true), (504, true), (529, true),
  ])
  func `a refusal is tried again by its status`(status: Int, isTransient: Bool) throws {
    let key = try APIKey(testKey)
    let error = APIError(
      status: status, headers: HeaderFields(), body: ErrorBody([], withoutKey: key),
      retryAfter: nil, mayHaveTakenEffect: false)
    #expect(FailedAttempt(error)?.isTransient == isTransient)
    #expect(FailedAttempt(error)?.isRateLimited == (status == 429))
  }

  @Test func `files, arguments and cancellation are not tried again`() {
    #expect(FailedAttempt(FileError(faults: [])) == nil)
    #expect(FailedAttempt(RequestError.closed) == nil)
    #expect(FailedAttempt(CancellationError()) == nil)
  }
}
