package import CommandLanguage
import Sandbox
import Shell
import ShellCommands

/// A whole session without a process: interpreter, commands, client and a sandbox that keeps nothing.
package final class TranscriptSession {
  package let interpreter: Interpreter
  private let output = RecordingOutput()
  private let session: APISession
  private let sandbox: SandboxServer

  /// Starts in a folder that holds the files of `Tests/Transcripts/files`.
  package init() throws {
    try TranscriptFiles.enter()
    // The first of January 2026, so that times in transcripts are always the same.
    var configuration = SandboxConfiguration(seed: 1)
    configuration.now = { 1_767_225_600_000 }
    let sandbox = try SandboxServer(configuration)
    self.sandbox = sandbox
    session = APISession { try Account(url: sandbox.url, key: sandbox.key) }
    interpreter = Interpreter(
      registry: .gridsh(session), output: output, surroundings: Surroundings(environment: [:]))
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
    _ body: @escaping @Sendable (TranscriptSession) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let thread = LargeStackThread {
        continuation.resume(with: Swift.Result { try body(try TranscriptSession()) })
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
