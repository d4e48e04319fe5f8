import Testing

@testable import Sandbox

/// A server with a client and a gate, stopped when the test is over.
struct TestSandbox {
  static let key = "sandbox_key_of_the_tests"

  let server: SandboxServer
  let client: TestClient
  let gate: IngestionGate

  /// Runs a test against a server of its own; `isGated` holds the ingestion at its first step.
  static func run(
    isGated: Bool = false, _ configure: (inout SandboxConfiguration) -> Void = { _ in },
    test: (TestSandbox) throws -> Void
  ) throws {
    let gate = IngestionGate(isOpen: !isGated)
    var configuration = SandboxConfiguration(key: key)
    configuration.ingestionStep = { gate.pass($0) }
    configure(&configuration)
    let server = try SandboxServer(configuration)
    defer {
      gate.open()
      server.stop()
    }
    try test(TestSandbox(server: server, client: TestClient(server), gate: gate))
  }

  /// Stops the server while the ingestion stands at a step, so that it ends there.
  func stopWhileIngesting() {
    server.stop(beforeJoining: { gate.open() })
  }

  /// Creates a knowledge, waits until it is learned, and retrieves it.
  func learn(_ parts: [TestPart]) throws -> TestResponse {
    let created = try client.create(parts)
    #expect(created.status == 201, "\(created.text)")
    gate.waitForEnd()
    return try client.retrieve(created.string("id") ?? "")
  }
}

/// Holds the ingestion at its steps, so that a test can look at what is visible between them.
final class IngestionGate: Sendable {
  private struct State {
    var isOpen: Bool
    var permits = 0
    var waiting: [IngestionStep] = []
    var ended = 0
  }

  private let state: Monitor<State>

  init(isOpen: Bool) {
    state = Monitor(State(isOpen: isOpen))
  }

  /// Called by the ingestion: returns once the step is let pass.
  func pass(_ step: IngestionStep) {
    if step == .ended { return state.update { $0.ended += 1 } }
    state.update { $0.waiting.append(step) }
    state.wait { state -> Void? in
      guard state.isOpen || state.permits > 0 else { return nil }
      if !state.isOpen { state.permits -= 1 }
      return ()
    }
  }

  /// Waits until the ingestion stands at a step, and tells which.
  func waitForStep() -> IngestionStep {
    state.wait { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
  }

  /// Lets one step pass.
  func letPass() {
    state.update { $0.permits += 1 }
  }

  /// Waits until the next knowledge has ended.
  func waitForEnd() {
    state.wait { state -> Void? in
      guard state.ended > 0 else { return nil }
      state.ended -= 1
      return ()
    }
  }

  /// Lets everything pass from now on.
  func open() {
    state.update { $0.isOpen = true }
  }
}
