extension DatagridClient {
  /// Sends a request, again where that may help, and reads its answer as the object that it should be.
  ///
  /// Cancellation ends it at once, in a transfer or in a wait.
  /// - Throws: ``ConnectionError``, ``AnswerError`` and ``APIError`` of the last try, with the number of
  ///   them; ``FileError`` for a file that changed during or between them; ``RequestError/closed`` and
  ///   `CancellationError`.
  func send<Body: Sendable>(
    _ request: Request, reading read: (JSON) throws(AnswerError.Problem) -> Body
  ) async throws -> Answer<Body> {
    var tries = RequestTries(context)
    while true {
      do {
        return try await sendOnce(
          request, mayBeDone: tries.mayBeDone, attempt: tries.number, reading: read)
      } catch {
        try await tries.prepareNext(after: error)
      }
    }
  }
}

/// The tries of one request, and the waits between them.
struct RequestTries {
  private let context: ClientContext
  private let began: Duration
  private var history = RetryPolicy.History()
  /// Whether a try that failed may have been carried out all the same.
  private(set) var mayBeDone = false
  /// Whether one of them may have created what is to be created once.
  var wasAmbiguous = false
  private var wasNotCreated = false

  /// The number of the try that is to come or under way, from 1.
  var number: Int { history.tries }

  init(_ context: ClientContext) {
    self.context = context
    began = context.now()
  }

  /// Waits until it is time for another try.
  /// - Throws: the error, with what was tried, when there is to be none; `CancellationError`.
  mutating func prepareNext(after error: any Error) async throws {
    guard let failure = FailedAttempt(error) else { throw error }
    try await prepareNext(after: error, failure)
  }

  /// The same for a create whose answer was lost, when what it may have made is not there.
  mutating func prepareNextOfAbsent(
    after error: any Error, _ failure: FailedAttempt
  ) async throws {
    var failure = failure
    failure.mayHaveTakenEffect = false
    wasNotCreated = true
    try await prepareNext(after: error, failure)
  }

  private mutating func prepareNext(after error: any Error, _ failure: FailedAttempt) async throws {
    let paced = RequestWatch.current?.paced ?? .zero
    history.elapsed = max(.zero, context.now() - began - paced)
    let policy = RetryPolicy(limits: context.limits())
    switch policy.decision(after: failure, history, random: context.random()) {
    case .giveUp(let end):
      let attempts = Attempts(count: history.tries, end: end, wasNotCreated: wasNotCreated)
      throw Self.counted(error, attempts)
    case .again(let delay, let number, let most):
      let cause = ClientWait.Cause.failure(error, number: number, of: most)
      context.observe(.waiting(ClientWait(cause: cause, duration: delay)))
      try await context.sleep(delay)
    }
    mayBeDone = mayBeDone || failure.mayHaveArrived && !failure.wasRefused
    if failure.isRateLimited, failure.askedWait != nil { history.rateLimitWaits += 1 }
    history.tries += 1
  }

  private static func counted(_ error: any Error, _ attempts: Attempts) -> any Error {
    guard var counting = error as? any AttemptCounting else { return error }
    counting.attempts = attempts
    return counting
  }
}
