import CommandLanguage
import DatagridAPI
import Synchronization

/// The accounts that this user has: the environment's, and those that `login` has stored.
///
/// Of several the first of these is meant: `--profile`, DATAGRID_API_KEY, GRIDSH_PROFILE, the default
/// profile. So an option outweighs the environment, and in the environment a key outweighs a name.
package struct Accounts: Sendable {
  private let environment: [String: String]
  private let ledgerPlace: LedgerPlace
  let file: ProfileFile?
  private let printedKeys = PrintedKeys()

  /// - Parameter ledgerPlace: where `create --once` remembers.
  package init(_ environment: [String: String], ledgerPlace: LedgerPlace = .session) {
    self.environment = environment
    self.ledgerPlace = ledgerPlace
    file = ProfileFile(environment)
  }

  private enum Choice {
    case environment(ClientConfiguration)
    case profile(Profile)
  }

  /// The host of the account that is meant, without asking a command for its key, and its profile if
  /// it is of one; nil where there is none.
  ///
  /// - Throws: ``Failure``, which shows no key.
  package func meant(profile name: String?) throws -> (host: String, profile: String?)? {
    try Account.checked {
      switch try choice(named: name) {
      case .environment(let configuration): (configuration.host, nil)
      case .profile(let profile): (try host(of: profile), profile.name)
      case nil: nil
      }
    }
  }

  /// The address that the environment names, which a new profile takes where it is given none.
  var usualBaseURL: String? {
    environment["DATAGRID_BASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func host(of profile: Profile) throws -> String {
    let url = profile.baseURL ?? ClientConfiguration.defaultBaseURL
    return try ClientConfiguration(baseURL: url, key: APIKey("unknown")).host
  }

  /// The account that is meant; runs the command for its key, if it has one.
  ///
  /// - Throws: ``Failure``, of the kind `no_key` where there is none; `CancellationError`.
  package func account(profile name: String?) throws -> Account {
    try Account.checked {
      switch try choice(named: name) {
      case .environment(let configuration):
        Account(configuration).remembering(in: ledgerPlace)
      case .profile(let profile): try account(of: profile)
      case nil:
        throw Failure("no DATAGRID_API_KEY", kind: "no_key", category: .authentication)
      }
    }
  }

  func account(of profile: Profile) throws -> Account {
    let key =
      switch profile.source {
      case .stored(let key): key
      case .command(let text): printedKeys.noted(try Self.run(text))
      }
    return try Account.checked {
      Account(try profile.configuration(key: key, environment), profile: profile.name)
        .remembering(in: ledgerPlace)
    }
  }

  /// The key that a command prints; it may ask for a passphrase, and so nobody runs it for a person
  /// who is typing.
  private static func run(_ command: String) throws -> String {
    guard !APISession.isForTyping else {
      throw Failure(
        "the key is not known before the first request", kind: "no_key", category: .authentication)
    }
    return try KeyCommand(text: command).run()
  }

  /// The names of the profiles that are stored.
  var names: [String] { (try? file?.load())?.profiles.map(\.name) ?? [] }

  /// The keys that are stored, and those that commands have printed, so that no history keeps one.
  package var keys: [String] {
    let profiles = (try? file?.load())?.profiles ?? []
    return printedKeys.all
      + profiles.compactMap { if case .stored(let key) = $0.source { key } else { nil } }
  }

  private func choice(named name: String?) throws -> Choice? {
    if let name { return .profile(try profile(named: name, "--profile")) }
    if let configuration = try ClientConfiguration.fromEnvironment(environment) {
      return .environment(configuration)
    }
    if let name = environment["GRIDSH_PROFILE"], !name.isEmpty {
      return .profile(try profile(named: name, "GRIDSH_PROFILE"))
    }
    guard let contents = try file?.load(), let name = contents.defaultName else { return nil }
    return contents[name].map(Choice.profile)
  }

  /// The profile of a name.
  ///
  /// - Parameter source: what named it.
  /// - Throws: ``Failure`` of the kind `no_profile` where there is none.
  func profile(named name: String, _ source: String) throws -> Profile {
    guard !KeyShape.isLikely(name) else { throw KeyShape.refusal }
    let contents = try storage.load()
    if let profile = contents[name] { return profile }
    let names = contents.profiles.map(\.name)
    throw Failure(
      "\(source): there is no profile `\(name.escapingControls())`", kind: "no_profile",
      category: .authentication,
      hint: Spelling.hint(for: name, among: names)
        ?? "`login \(name.escapingControls())` stores one")
  }

  /// The file of the profiles.
  ///
  /// - Throws: ``Failure`` where there is no folder for it.
  var storage: ProfileFile {
    get throws {
      if let file { return file }
      throw Failure(
        "profiles have no place: HOME is not set", kind: "wrong_profiles",
        category: .authentication, hint: "set HOME or XDG_CONFIG_HOME")
    }
  }
}

/// The keys that commands have printed in this session.
private final class PrintedKeys: Sendable {
  private let keys = Mutex<Set<String>>([])

  var all: [String] { keys.withLock { Array($0) } }

  func noted(_ key: String) -> String {
    keys.withLock { _ = $0.insert(key) }
    return key
  }
}
