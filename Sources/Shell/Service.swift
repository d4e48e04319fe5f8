package import CommandLanguage

/// The API's side, as the program hands it to the shell, which knows no API.
package struct Service: Sendable {
  /// Where the commands' requests go.
  package enum Destination: Sendable {
    /// The account that the environment names.
    case account
    case sandbox(url: String, key: String)
  }

  /// The commands of a session, and the way to close their connections.
  package struct Commands: Sendable {
    let registry: Registry
    let close: @Sendable () -> Void

    package init(registry: Registry, close: @escaping @Sendable () -> Void) {
      self.registry = registry
      self.close = close
    }
  }

  let version: String
  /// The host of the account that the environment names; nil when it names none.
  ///
  /// Throws a ``Failure`` for a key or an address that cannot be used.
  let host: @Sendable () throws -> String?
  /// Reads a text as JSON, for `parse`: the language has no reader of its own.
  let parseJSON: @Sendable (String) throws(ArgumentError) -> Value
  /// Makes the commands of a session with these surroundings; the closure that they get is called
  /// once, by the first with a request.
  let commands: @Sendable (Surroundings, @escaping @Sendable () throws -> Destination) -> Commands

  package init(
    version: String, host: @escaping @Sendable () throws -> String?,
    parseJSON: @escaping @Sendable (String) throws(ArgumentError) -> Value,
    commands:
      @escaping @Sendable (Surroundings, @escaping @Sendable () throws -> Destination) -> Commands
  ) {
    self.version = version
    self.host = host
    self.parseJSON = parseJSON
    self.commands = commands
  }
}
