import CommandLanguage
import DatagridAPI

/// Where requests go, and as whom.
package struct Account: Sendable {
  let configuration: ClientConfiguration

  /// The host, for messages.
  package var host: String { configuration.host }

  /// A server with its key.
  ///
  /// - Throws: ``Failure`` of the kind `wrong_configuration`, which shows no key.
  package init(url: String, key: String) throws {
    configuration = try Self.checked {
      try ClientConfiguration(baseURL: url, key: APIKey(key))
    }
  }

  private init(_ configuration: ClientConfiguration) { self.configuration = configuration }

  /// The account that `DATAGRID_API_KEY` and its kin name; nil when there is no key.
  ///
  /// - Throws: ``Failure`` of the kind `wrong_configuration`, which shows no key.
  package static func fromEnvironment(_ environment: [String: String]) throws -> Account? {
    try checked { try ClientConfiguration.fromEnvironment(environment) }.map(Account.init)
  }

  /// The same, where there must be one.
  package static func required(_ environment: [String: String]) throws -> Account {
    if let account = try fromEnvironment(environment) { return account }
    throw Failure("no DATAGRID_API_KEY", kind: "no_key", category: .authentication)
  }

  private static func checked<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw Failure.wrapping(error) }
  }
}
