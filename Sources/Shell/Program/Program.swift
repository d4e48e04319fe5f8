import CommandLanguage
import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: from its arguments to its exit code.
package struct Program {
  private let arguments: [String]
  private let environment: [String: String]
  private let service: Service
  private let sandbox: SandboxHandle?
  private let signals: SignalReceiver
  private let cancellation: Cancellation
  private let output: StandardOutput

  /// Runs the program on a thread of its own, which ends the process; the calling thread, which must
  /// be the main one, gives itself to the signals.
  package static func run(
    arguments: [String], environment: [String: String], service: Service, sandbox: SandboxHandle?
  ) -> Never {
    EditorLocale.prepare()
    let cancellation = Cancellation()
    let program = Program(
      arguments: arguments, environment: environment, service: service, sandbox: sandbox,
      signals: SignalReceiver(cancelling: cancellation), cancellation: cancellation,
      output: StandardOutput(environment: environment))
    if !LargeStackThread(body: { exit(program.run()) }).start() {
      program.output.notice("gridsh: the system has no thread left to run on")
      exit(Failure.Category.fault.rawValue)
    }
    program.signals.run()
  }

  private func run() -> Int32 {
    do {
      if arguments.first == "sandbox" {
        return try SandboxServing(handle: sandbox, output: output, environment: environment)
          .run(SandboxOptions(Array(arguments.dropFirst())), until: cancellation)
      }
      return try run(ProgramOptions(arguments, environment: environment))
    } catch let error as ArgumentError {
      output.notice("gridsh: \(error.message)")
      return Failure.Category.usage.rawValue
    } catch let failure as Failure {
      output.notice("gridsh: \(ErrorLayout.text(of: failure))")
      return failure.category.rawValue
    } catch {
      return (error as? Ending)?.exitCode ?? Failure.Category.fault.rawValue
    }
  }

  private func run(_ options: ProgramOptions) throws -> Int32 {
    if let files = options.checkedFiles { return try check(files) }
    let isPrompt = options.text == nil && options.file == nil && isatty(STDIN_FILENO) == 1
    var surroundings = Surroundings(
      environment: environment, clock: options.seed == nil ? RealClock() : SimulatedClock(),
      random: RandomSource(seed: options.seed))
    surroundings.secretVariables = Set(Backend.secretVariables)
    surroundings.parseJSON = service.parseJSON
    surroundings.openInBrowser = Browser(environment: environment).open
    output.follow(surroundings)
    let backend = try Backend(
      options, service: service, sandbox: sandbox, surroundings: surroundings, isPrompt: isPrompt,
      output: output)
    let secrets = { @Sendable [service] in backend.secrets + service.secrets() }
    let history = SessionHistory(
      file: historyFile(secrets: secrets), settings: surroundings.settings)
    surroundings.history = history.statements
    let commands = service.commands(surroundings, output) { try backend.connect() }
    let interpreter = Interpreter(
      registry: commands.registry, output: output, surroundings: surroundings,
      cancellation: cancellation, stackSize: LargeStackThread.stackSize,
      idleWork: commands.idleWork)
    interpreter.keepsGoing = options.keepsGoing
    defer {
      commands.close()
      backend.stop()
    }
    if let information = options.information {
      try output.write(text(of: information, interpreter.registry))
      try output.flush()
      return 0
    }
    if isPrompt {
      return try PromptSession(
        interpreter: interpreter, output: output, signals: signals, backend: backend,
        commands: commands, history: history,
        initFile: options.readsInitFile ? InitFile(environment) : nil, secrets: secrets
      ).run()
    }
    let replay = Replay(interpreter, unreachable: backend.unreachable)
    let source =
      if let text = options.text {
        SourceText(text, name: "-c")
      } else {
        try options.file.map(ScriptFile.read) ?? ScriptFile.readStandardInput()
      }
    return replay.runToEnd(source, arguments: options.rest)
  }

  /// Checks programs, each for itself, with no account and no service.
  private func check(_ files: [String]) throws -> Int32 {
    var surroundings = Surroundings(environment: environment, clock: RealClock())
    surroundings.secretVariables = Set(Backend.secretVariables)
    surroundings.parseJSON = service.parseJSON
    let commands = service.commands(surroundings, output) {
      throw Failure("nothing runs with --check", kind: "fault", category: .fault)
    }
    defer { commands.close() }
    let check = ProgramCheck(
      registry: commands.registry, output: output, surroundings: surroundings)
    return files.map(check.run).max() ?? 0
  }

  private func text(of information: ProgramOptions.Information, _ registry: Registry) -> String {
    let programs = [ProgramOptions.spec, SandboxOptions.spec]
    return switch information {
    case .help: HelpText.page(for: ProgramOptions.spec)
    case .version: "gridsh \(service.version)"
    case .reference: String(Reference.markdown(registry, programs: programs).dropLast())
    case .completions(let shell): String(shell.script(programs).dropLast())
    case .manual:
      String(Reference.man(registry, programs: programs, version: service.version).dropLast())
    }
  }

  /// The user's history; nil where there is no folder for it.
  private func historyFile(secrets: @escaping @Sendable () -> [String]) -> HistoryFile? {
    StateFolder.path(environment).map { folder in
      // A process's number comes again, but not in the same millisecond.
      HistoryFile(
        path: folder + "/history", session: "\(getpid())-\(Self.time)", now: { Self.time },
        secrets: secrets)
    }
  }

  /// Milliseconds since 1970; the history is dated by the system's time, whatever the session's is.
  private static var time: Int64 { RealClock().now.milliseconds }
}
