/// What the endpoints work with.
struct Services: Sendable {
  let configuration: SandboxConfiguration
  let directory: StateDirectory
  let store: KnowledgeStore
  let identifiers: Identifiers
  let ingester: Ingester

  /// The only teamspace of a sandbox.
  static let teamspace = "ts_sandbox"

  /// The current time.
  var now: Timestamp { Timestamp(milliseconds: configuration.now()) }
}
