/// What the endpoints work with.
struct Services: Sendable {
  let configuration: SandboxConfiguration
  let directory: StateDirectory
  let store: KnowledgeStore
  let identifiers: Identifiers
  let ingester: Ingester
  /// Where the server is reached, without a path, such as `http://127.0.0.1:40123`.
  let origin: String

  init(
    configuration: SandboxConfiguration, state: SandboxState, ingester: Ingester, port: UInt16
  ) {
    self.configuration = configuration
    directory = state.directory
    store = state.store
    identifiers = Identifiers(seed: configuration.seed)
    self.ingester = ingester
    origin = "http://127.0.0.1:\(port)"
  }

  /// The only teamspace of a sandbox.
  static let teamspace = "ts_sandbox"

  /// The current time.
  var now: Timestamp { Timestamp(milliseconds: configuration.now()) }

  /// Reads knowledge as it is visible now.
  ///
  /// Where that can be told only when more is learned, this waits for it.
  ///
  /// - Throws: `Ingester.Stopping` when the server stops before; what `read` throws.
  func visible(_ read: () throws -> [Knowledge]) throws -> [Knowledge] {
    let now = now
    return try settled {
      let found = try read()
      let givenUp = ingester.givenUp
      let isSettled = !found.contains {
        configuration.pace.needsEnd(of: $0, at: now) && !givenUp.contains($0.number)
      }
      return isSettled ? found.map { configuration.pace.view(of: $0, at: now) } : nil
    }
  }

  /// Refuses what costs credits when there are none left.
  ///
  /// A run counts from the moment at which its cost is visible.
  ///
  /// - Throws: `APIError` 402; `Ingester.Stopping`.
  func requireCredits() throws {
    let end = configuration.pace.lastEnded(at: now)
    let consumed = try settled {
      let (hundredths, isRunning) = try store.consumption(createdUntil: end)
      return isRunning && end != nil && ingester.givenUp.isEmpty ? nil : hundredths
    }
    let (total, isBeyond) = configuration.credits.multipliedReportingOverflow(by: 100)
    guard isBeyond || consumed < total else {
      throw APIError.outOfCredits(
        total: configuration.credits, folder: directory.isEphemeral ? nil : directory.path)
    }
  }

  /// Calls `look` until it finds what it looks for, once more after each end of a run.
  private func settled<Result>(_ look: () throws -> Result?) throws -> Result {
    while true {
      let ended = ingester.endedCount
      if let result = try look() { return result }
      try ingester.waitForEnd(beyond: ended)
    }
  }
}
