import CommandLanguage
import FuzzSupport
import Sandbox
import Shell
import ShellCommands
import Synchronization

// The evaluator with all commands, on a sandbox of its own that keeps nothing and on simulated time.
// It reads the files of the folder that it is started in, writes none and goes nowhere else.
Fuzzer.run { start, count in
  let clock = SimulatedClock()
  var files = FileSystem.local
  files.create = { _, _ throws(FileWriteError) in throw .refused(30 /* EROFS */) }
  files.enter = { _ in "this one stays where it is" }
  let surroundings = Surroundings(environment: ["HOME": "."], files: files, clock: clock)
  let sandbox = EphemeralSandbox(clock)
  let session = APISession(surroundings, output: Silence()) { try sandbox.start() }
  let cancellation = Cancellation()
  let watchdog = Watchdog(over: cancellation)
  let interpreter = Interpreter(
    registry: .gridsh(session), output: Silence(), surroundings: surroundings,
    cancellation: cancellation)
  withExtendedLifetime(watchdog) {
    _ = Replay(interpreter).runToEnd(
      SourceText(Fuzzer.text(start, count), name: "fuzz"), arguments: [])
  }
  session.close()
  sandbox.stop()
  return 0
}

/// A sandbox that starts with the first request.
private final class EphemeralSandbox: Sendable {
  private let clock: SimulatedClock
  private let server = Mutex<SandboxServer?>(nil)

  init(_ clock: SimulatedClock) { self.clock = clock }

  func start() throws -> Account {
    var configuration = SandboxConfiguration(seed: 1)
    configuration.now = { [clock] in clock.now.milliseconds }
    configuration.pace = .simulated
    let started = try SandboxServer(configuration)
    server.withLock { $0 = started }
    return try Account(url: started.url, key: started.key)
  }

  func stop() { server.withLock { $0.take() }?.stop() }
}
