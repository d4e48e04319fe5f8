package import CommandLanguage
import Sandbox
import Shell
import ShellCommands

/// A whole session without a process: interpreter, commands, client and a service that keeps nothing.
package final class TranscriptSession {
  package let interpreter: Interpreter
  package let output = RecordingOutput()
  package let clock = SimulatedClock()
  private let session: APISession
  private let stopService: () -> Void
  /// What answers, where that is the stand-in.
  package let standIn: StandInService?
  /// Where that is, and the key that it takes.
  package let url: String
  package let key: String

  /// Starts in a folder that holds the files of `Tests/Transcripts/files`.
  ///
  /// - Parameter environment: variables that the session finds besides those of its account.
  package init(_ service: TestService = .sandbox(), environment: [String: String] = [:]) throws {
    try TranscriptFiles.enter()
    let (url, key, teamspace): (String, String, String?)
    switch service {
    case .sandbox(let learning, let fault):
      var configuration = SandboxConfiguration(seed: 1)
      configuration.now = { [clock] in clock.now.milliseconds }
      configuration.pace =
        learning.map { .over(milliseconds: $0.milliseconds) } ?? .simulated
      let sandbox = try SandboxServer(configuration)
      let relay = try fault.map {
        try FaultRelay(to: FaultySandbox.port(of: sandbox.url), fault: $0)
      }
      url = relay.map { "http://127.0.0.1:\($0.port)/v1" } ?? sandbox.url
      (key, teamspace, standIn) = (sandbox.key, nil, nil)
      stopService = {
        relay?.stop()
        sandbox.stop()
      }
    case .standIn(let named):
      let service = try StandInService()
      (url, key, teamspace) = (service.url, service.key, named)
      (stopService, standIn) = (service.stop, service)
    }
    self.url = url
    self.key = key
    let accounts = Accounts(
      environment.merging([
        "DATAGRID_BASE_URL": url, "DATAGRID_API_KEY": key, "DATAGRID_TEAMSPACE_ID": teamspace ?? "",
      ]) { $1 })
    if let host = ShownHost(url: url) { output.show(host) }
    output.showAges(by: clock)
    var surroundings = Surroundings(
      environment: environment, clock: clock, random: RandomSource(seed: 1))
    output.follow(surroundings.settings)
    surroundings.parseJSON = APISession.parseJSON
    let transfers = TransferWork()
    session = APISession(
      surroundings, output: output, transfers: transfers, accounts: accounts
    ) {
      try accounts.account(profile: nil)
    }
    interpreter = Interpreter(
      registry: .gridsh(session), output: output, surroundings: surroundings,
      stackSize: LargeStackThread.stackSize, idleWork: transfers)
    interpreter.recording = SessionRecording(invocation: "gridsh --sandbox") {
      $0.contains("sk-secret")
    }
  }

  deinit {
    session.close()
    stopService()
  }

  /// What each statement of a new session shows.
  package static func run(
    _ inputs: [String], on service: TestService = .sandbox()
  ) async throws -> [[String]] {
    try await with(service) { session in inputs.map(session.run) }
  }

  /// Gives a new session to `body`.
  ///
  /// The session has a thread of its own, as in the program: its commands are awaited there, and a
  /// thread of the cooperative pool that waits for another one can wait for ever.
  package static func with<Result: Sendable>(
    _ service: TestService = .sandbox(), environment: [String: String] = [:],
    _ body: @escaping @Sendable (TranscriptSession) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let thread = LargeStackThread {
        continuation.resume(
          with: Swift.Result { try body(try TranscriptSession(service, environment: environment)) })
      }
      if !thread.start() { continuation.resume(throwing: ChildProcess.Failure("no thread")) }
    }
  }

  /// What a statement shows, data and notices in the order in which a person sees them.
  package func run(_ input: String) -> [String] {
    do {
      _ = try Replay(interpreter).run(SourceText(input, name: "<prompt>"))
    } catch {
      output.notice("\(error)")
    }
    return output.take()
  }
}
