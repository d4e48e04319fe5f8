import CommandLanguage
import Synchronization

/// What a session talks to: the service, the embedded sandbox, or nothing.
final class Backend: Sendable {
  private enum Target {
    case account(host: String, profile: String?)
    case sandbox(isEphemeral: Bool)
    case nothing
  }

  private let target: Target
  private let handle: SandboxHandle?
  private let environment: [String: String]
  private let isPrompt: Bool
  private let output: StandardOutput
  private let seed: UInt64?
  private let clock: any SessionClock
  private let running = Mutex<SandboxHandle.Running?>(nil)

  /// The service needs a key; without one only the prompt takes the sandbox by itself: a job whose
  /// secret is missing must not look done.
  ///
  /// - Throws: ``Failure`` for a key or an address that cannot be used.
  init(
    _ options: ProgramOptions, service: Service, sandbox: SandboxHandle?,
    surroundings: Surroundings, isPrompt: Bool, output: StandardOutput
  ) throws {
    environment = surroundings.environment
    clock = surroundings.clock
    seed = options.seed
    self.isPrompt = isPrompt
    self.output = output
    handle = sandbox
    if options.usesSandbox {
      target = .sandbox(isEphemeral: options.isEphemeral)
    } else if let account = try service.account(options.profile) {
      target = .account(host: account.host, profile: account.profile)
    } else {
      target = isPrompt && sandbox != nil ? .sandbox(isEphemeral: false) : .nothing
    }
  }

  /// Where it talks, for the prompt.
  var name: String {
    switch target {
    case .account(_, let profile): profile ?? "datagrid"
    case .sandbox: "sandbox"
    case .nothing: "datagrid"
    }
  }

  var isSandbox: Bool { if case .sandbox = target { true } else { false } }

  /// Where it talks, and what there is to know of that, in a row of a common terminal.
  private var place: String {
    switch target {
    case .account(let host, _): "gridsh talks to \(host)"
    case .sandbox(isEphemeral: true):
      "gridsh talks to a sandbox that keeps nothing, on simulated time"
    case .sandbox: "gridsh talks to its own sandbox: nothing leaves this machine"
    case .nothing: "gridsh has no key: `login NAME` stores one"
    }
  }

  /// What a session at the prompt begins with, in rows of a common terminal.
  var greeting: String {
    switch target {
    case .sandbox(isEphemeral: true):
      "\(place):\nonly `wait` and `sleep` make it pass. `help` lists the commands."
    case .account, .nothing: "\(place); `help` lists the commands."
    case .sandbox: "\(place).\n`help` lists the commands."
    }
  }

  /// What a person's first session begins with: three rows of a common terminal.
  var firstGreeting: String {
    """
    \(place).
    Begin with `k = create FILE`, `wait k` and `list`; Tab completes a word.
    `help` lists what there is, `help wait 1` puts an example here; ^D leaves.
    """
  }

  /// The variables of the environment that hold keys.
  static let secretVariables = [
    "DATAGRID_API_KEY", "DATAGRID_CUSTOM_HEADERS", "GRIDSH_SANDBOX_KEY",
  ]

  /// Texts of the environment that no history may hold.
  var secrets: [String] { Self.secrets(in: environment) }

  /// The variables' values and, of headers, each one's.
  static func secrets(in environment: [String: String]) -> [String] {
    let values = Self.secretVariables.compactMap { environment[$0] }.filter { !$0.isEmpty }
    let lines = (environment["DATAGRID_CUSTOM_HEADERS"] ?? "").split(separator: "\n")
    return values
      + lines.compactMap { line in
        let value = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
        return value.count < Self.shortestSecret ? nil : String(value)
      }
  }

  /// Shorter values of headers, `1` say, stand in half of all statements.
  private static let shortestSecret = 8

  /// Why a program that needs the API is refused, when it is.
  var unreachable: Failure? {
    if case .nothing = target { Self.noKey } else { nil }
  }

  private static let noKey = Failure(
    "no DATAGRID_API_KEY; --sandbox runs this on the built-in sandbox", kind: "no_key",
    category: .authentication)

  /// Where requests go; starts the sandbox when that is where.
  func connect() throws -> Service.Destination {
    switch target {
    case .account(_, let profile): return .account(profile: profile)
    case .sandbox(let isEphemeral):
      let started = try start(isEphemeral: isEphemeral)
      running.withLock { $0 = started }
      return .sandbox(
        url: started.url, key: started.key,
        isKept: !isEphemeral && StateFolder.path(environment) != nil)
    case .nothing:
      throw Self.noKey
    }
  }

  /// Ends the sandbox, if one was started, and says what it leaves undone.
  func stop() {
    guard let sandbox = running.withLock({ $0.take() }) else { return }
    let count = sandbox.unfinished()
    sandbox.stop()
    guard count > 0 else { return }
    output.notice(
      "\(count) knowledge still to be learned: the sandbox goes on at its next start, which is "
        + "`gridsh sandbox` or any command with --sandbox")
  }

  private func start(isEphemeral: Bool) throws -> SandboxHandle.Running {
    guard let handle else { throw SandboxServing.notBuilt }
    var settings = SandboxHandle.Settings(environment, isEphemeral: isEphemeral)
    if !isEphemeral, settings.folder == nil {
      output.notice("HOME is not set: this sandbox keeps nothing")
    }
    if let seed {
      settings.seed = seed
      settings.simulatedTime = { [clock] in clock.now.milliseconds }
    }
    let started = try SandboxServing.start(handle, settings)
    if seed != nil, let host = ShownHost(url: started.url) { output.show(host) }
    return started
  }
}
