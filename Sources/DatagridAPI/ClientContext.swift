/// What a client finds around it: time, chance, the user's limits, and who is told what it does.
package struct ClientContext: Sendable {
  /// The time since the beginning of 1970 (UTC).
  package var now: @Sendable () -> Duration
  /// Waits for so long; throws `CancellationError` at once when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 to below 1.
  package var random: @Sendable () -> Double
  /// The limits that hold now; asked for by each request.
  package var limits: @Sendable () -> RequestLimits
  /// Asked before each try of a request; one that may not leave ends as a
  /// ``PreviewedRequest``. It must return at once.
  package var admits: @Sendable (RequestDescription) -> Bool
  /// Told what the client does, from any thread; it must return at once.
  package var observe: @Sendable (ClientEvent) -> Void

  /// A context of those parts.
  package init(
    now: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double,
    limits: @escaping @Sendable () -> RequestLimits = { RequestLimits() },
    admits: @escaping @Sendable (RequestDescription) -> Bool = { _ in true },
    observe: @escaping @Sendable (ClientEvent) -> Void = { _ in }
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
    self.limits = limits
    self.admits = admits
    self.observe = observe
  }
}

/// How much a request may take, repetitions included.
package struct RequestLimits: Sendable, Hashable {
  /// How often it is repeated at most: twice, as the official clients, unless the user says otherwise.
  package var retries = 2
  /// The longest single wait that a server may ask for, two windows of its rate limit unless the user
  /// says otherwise; nil for any.
  package var longestWait: Duration? = .seconds(120)
  /// The time in which all must be done, waits included but those for its turn below the rate limit; nil
  /// for any. It is kept by the caller, who cancels the task then (``RequestWatch`` says what does not
  /// count): here it only spares a wait that would be in vain.
  package var total: Duration?

  /// The limits of a user who has set none.
  package init() {}
}

/// Something that a client does, for those who watch it.
package enum ClientEvent: Sendable {
  /// An answer came, of success or not.
  case answered(endpoint: String, headers: HeaderFields)
  /// A request goes out; the number tells those apart that are on their way at the same time, and is
  /// another one for each try.
  case sending(RequestDescription, number: Int, attempt: Int)
  /// The answer to the request of that number, whatever its status.
  case received(AnswerDescription, number: Int)
  /// The request of that number came to no answer.
  case failed(any Error, number: Int)
  /// It begins to wait.
  case waiting(ClientWait)
  /// The answer to the create of what is called `label` was lost, and the knowledge was found.
  case adopted(label: String, id: String)
}
