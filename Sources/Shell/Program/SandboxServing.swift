import CommandLanguage

/// `gridsh sandbox`: the server alone, for other clients.
struct SandboxServing {
  let handle: SandboxHandle?
  let output: any Output
  let environment: [String: String]

  /// Serves until a signal ends it; the code is then 0, since that is how it is meant to end.
  func run(_ options: SandboxOptions, until cancellation: Cancellation) throws -> Int32 {
    if options.isHelp {
      try output.write(HelpText.page(for: SandboxOptions.spec))
      try output.flush()
      return 0
    }
    guard let handle else { throw Self.notBuilt }
    var settings = SandboxHandle.Settings(environment, isEphemeral: options.isEphemeral)
    settings.port = options.port
    settings.folder = options.directory ?? settings.folder
    settings.seed = options.seed
    settings.rateLimit = options.rateLimit
    settings.cap = options.cap
    settings.plan = options.plan
    settings.credits = options.credits
    if !options.isEphemeral, settings.folder == nil {
      throw ArgumentError("no folder for the state: HOME is not set; give --data or --ephemeral")
    }
    let running = try Self.start(handle, settings)
    defer { running.stop() }
    let line = Record([("url", .text(running.url)), ("key", .text(running.key))])
    try output.write(Value.record(line).json)
    try output.flush()
    cancellation.waitForRequest()
    return 0
  }

  static func start(_ handle: SandboxHandle, _ settings: SandboxHandle.Settings) throws
    -> SandboxHandle.Running
  {
    do {
      return try handle.start(settings)
    } catch {
      throw Failure(error.message, kind: "sandbox_failed")
    }
  }

  static let notBuilt = Failure(
    "this gridsh is built without its sandbox", kind: "no_sandbox", category: .usage,
    hint: "build it with the trait Sandbox, or set DATAGRID_API_KEY")
}
