import CommandLanguage
import DatagridAPI

/// Where requests go, and as whom.
package struct Account: Sendable {
  let configuration: ClientConfiguration
  /// The name of the profile that it is stored under; nil for one of the environment.
  private(set) var profile: String?
  /// Where `create --once` remembers what it made.
  private(set) var ledgerPlace = LedgerPlace.session
  /// What the account is called there; nil leaves that to its key and address.
  private(set) var ledgerName: String?

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

  /// - Parameter profile: the name of the profile that it is stored under.
  init(_ configuration: ClientConfiguration, profile: String? = nil) {
    self.configuration = configuration
    self.profile = profile
  }

  /// The same account, of which `create --once` remembers what it made.
  ///
  /// - Parameters:
  ///   - name: what the account is called there, where its key or its address change while it stays
  ///     the same; nil leaves that to them.
  package func remembering(in place: LedgerPlace, as name: String? = nil) -> Account {
    var account = self
    account.ledgerPlace = place
    account.ledgerName = name
    return account
  }

  /// - Throws: ``Failure`` in the place of the client's errors.
  static func checked<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw Failure.wrapping(error) }
  }
}
