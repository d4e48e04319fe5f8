import TestSupport
import Testing

/// A `gridsh sandbox` as a process of its own, and programs that are its clients.
struct ServedSandbox {
  private let child: ChildProcess
  /// What a client finds: the address, the key, and a folder for what it remembers.
  let environment: [String: String]

  /// - Parameter state: where clients keep what outlives them.
  init(_ options: String..., state: TemporaryFolder) throws {
    let key = "secret-of-the-tests"
    child = try ChildProcess(
      Gridsh.path, ["sandbox", "--ephemeral"] + options, environment: ["GRIDSH_SANDBOX_KEY": key])
    try child.expect("\n")
    let url = try #require(child.output.split(separator: "\"").first { $0.hasPrefix("http") })
    environment = [
      "DATAGRID_API_KEY": key, "DATAGRID_BASE_URL": String(url),
      "XDG_STATE_HOME": state.path + "/state",
    ]
  }

  /// Runs a line of the language against it.
  ///
  /// - Parameter changes: variables that this client finds changed.
  func run(_ line: String, in folder: TemporaryFolder, changes: [String: String] = [:]) throws
    -> ChildProcess.Outcome
  {
    try Gridsh.run(
      "-c", line, environment: environment.merging(changes) { $1 }, directory: folder.path)
  }

  /// Starts a line of the language.
  func start(_ line: String, in folder: TemporaryFolder) throws -> ChildProcess {
    try ChildProcess(
      Gridsh.path, ["-c", line], environment: environment, directory: folder.path)
  }

  func stop() throws {
    child.signal(15)
    #expect(try child.finish().ending == .exited(0))
  }
}
