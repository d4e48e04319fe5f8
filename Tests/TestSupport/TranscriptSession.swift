package import CommandLanguage
import Sandbox
import Shell
import ShellCommands

/// A whole session without a process: interpreter, commands, client and a sandbox that keeps nothing.
package final class TranscriptSession {
  package let interpreter: Interpreter
  package let output = RecordingOutput()
  package let clock = SimulatedClock()
  private let session: APISession
  private let sandbox: SandboxServer

  /// Starts in a folder that holds the files of `Tests/Transcripts/files`.
  ///
  /// - Parameter learning: how much simulated time it takes to learn a knowledge.
  package init(learning: Duration? = nil) throws {
    try TranscriptFiles.enter()
    var configuration = SandboxConfiguration(seed: 1)
    configuration.now = { [clock] in clock.now.milliseconds }
    configuration.pace =
      learning.map { .over(milliseconds: $0.milliseconds) } ?? .simulated
    let sandbox = try SandboxServer(configuration)
    self.sandbox = sandbox
    if let host = ShownHost(url: sandbox.url) { output.show(host) }
    output.showAges(by: clock)
    var surroundings = Surroundings(environment: [:], clock: clock)
    surroundings.parseJSON = APISession.parseJSON
    session = APISession(surroundings) { try Account(url: sandbox.url, key: sandbox.key) }
    interpreter = Interpreter(
      registry: .gridsh(session), output: output, surroundings: surroundings,
      stackSize: LargeStackThread.stackSize)
  }

  deinit {
    session.close()
    sandbox.stop()
  }

  /// What each statement of a new session shows.
  package static func run(_ inputs: [String]) async throws -> [[String]] {
    try await with { session in inputs.map(session.run) }
  }

  /// Gives a new session to `body`.
  ///
  /// The session has a thread of its own, as in the program: its commands are awaited there, and a
  /// thread of the cooperative pool that waits for another one can wait for ever.
  package static func with<Result: Sendable>(
    learning: Duration? = nil, _ body: @escaping @Sendable (TranscriptSession) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let thread = LargeStackThread {
        continuation.resume(
          with: Swift.Result { try body(try TranscriptSession(learning: learning)) })
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
