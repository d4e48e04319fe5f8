/// The sandbox, as the program hands it to the shell, which knows how to use one and not what it is.
package struct SandboxHandle: Sendable {
  package struct Settings: Sendable {
    /// Keeps the state; nil keeps nothing.
    package var folder: String?
    /// The port of 127.0.0.1 to listen on; 0 is any that is free.
    package var port: UInt16 = 0
    /// The key that it takes; nil lets it make one.
    package var key: String?
    /// The seed of the ids, which are the same in each run then; nil draws them at random.
    package var seed: UInt64?
    /// The milliseconds since 1970 where time is simulated; nil is the system's.
    ///
    /// What is learned becomes visible as this time goes on, not as fast as it is read.
    package var simulatedTime: (@Sendable () -> Int64)?
    /// How many requests it takes in 60 s for each endpoint; 0 is any number, nil is the service's.
    package var rateLimit: Int?
    /// The most bytes that its state may take; nil is a default.
    package var cap: Int64?
    /// The plan, whose caps it has; nil is `pro`.
    package var plan: Plan?
    /// The credits that there are to begin with; nil is those of its plan.
    package var credits: Int64?

    /// What an environment says: the key that it fixes, and the user's folder for the state.
    init(_ environment: [String: String], isEphemeral: Bool) {
      key = environment["GRIDSH_SANDBOX_KEY"].flatMap { $0.isEmpty ? nil : $0 }
      folder = isEphemeral ? nil : StateFolder.path(environment).map { $0 + "/sandbox" }
    }
  }

  /// The plans that the service publishes.
  package enum Plan: String, CaseIterable, Sendable {
    case free, pro, enterprise
  }

  /// A sandbox that runs.
  package struct Running: Sendable {
    package let url: String
    package let key: String
    /// How many knowledge it is still learning and would go on with only at its next start.
    package let unfinished: @Sendable () -> Int
    package let stop: @Sendable () -> Void

    package init(
      url: String, key: String, unfinished: @escaping @Sendable () -> Int,
      stop: @escaping @Sendable () -> Void
    ) {
      self.url = url
      self.key = key
      self.unfinished = unfinished
      self.stop = stop
    }
  }

  /// Why one does not start, as a sentence for people.
  package struct StartError: Error, Sendable {
    package let message: String

    package init(_ message: String) { self.message = message }
  }

  package let start: @Sendable (Settings) throws(StartError) -> Running

  package init(start: @escaping @Sendable (Settings) throws(StartError) -> Running) {
    self.start = start
  }
}
