import Sandbox

/// What answers the requests of a session in the tests.
package enum TestService: Sendable {
  /// The sandbox, which keeps nothing; simulated time says how long it takes to learn a knowledge, and
  /// a fault what becomes of a request on its way.
  case sandbox(
    learning: Duration? = nil,
    fault: (@Sendable (FaultRelay.Request) -> FaultRelay.Fault)? = nil)
  /// The tests' own service, and the teamspace that the environment names.
  case standIn(teamspace: String? = nil)

  /// The commands whose endpoints the sandbox does not have: their examples run on the stand-in.
  private static let standInCommands: Set = [
    "connections", "credits", "delete", "pages", "reindex", "request", "rows", "search", "tables",
    "update", "whoami",
  ]

  /// Where the examples of a command run.
  package static func ofExamples(of command: String) -> TestService {
    standInCommands.contains(command) ? .standIn() : .sandbox()
  }
}
