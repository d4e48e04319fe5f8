import CommandLanguage
import DatagridAPI

extension Command {
  /// The same command with `--dry-run`, as each has that changes something on the service.
  func withDryRun(_ session: APISession) -> Command {
    adding(
      Parameter.toggle("dry-run", "Shows what would be sent, and sends nothing.")
    ) { invocation, run in
      let requests = try await session.requests.preview(run)
      try invocation.output.write(requests.map(HTTPText.text).joined(separator: "\n\n"))
      return .null
    }
  }
}
