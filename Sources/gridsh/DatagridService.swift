import Shell
import ShellCommands

extension Service {
  /// The Datagrid API, with the account that the environment names.
  static func datagrid(environment: [String: String]) -> Service {
    Service(
      version: APISession.version,
      host: { try Account.fromEnvironment(environment)?.host },
      parseJSON: APISession.parseJSON,
      commands: { surroundings, destination in
        let session = APISession(surroundings) {
          switch try destination() {
          case .account: try Account.required(environment)
          case .sandbox(let url, let key): try Account(url: url, key: key)
          }
        }
        return Commands(registry: .gridsh(session), close: { session.close() })
      })
  }
}
