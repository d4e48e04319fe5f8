import CommandLanguage
import DatagridAPI

/// An account that `login` has stored under a name.
struct Profile: Sendable {
  /// Where its key comes from; the text shows itself nowhere.
  enum KeySource: Sendable {
    case stored(String)
    /// What a shell runs to print it.
    case command(String)
  }

  let name: String
  var source: KeySource
  /// nil is the service's own address.
  var baseURL: String?
  var teamspace: String?

  /// Where requests go, and as whom.
  ///
  /// - Parameter key: what ``source`` says.
  /// - Throws: ``ConfigurationError``, which shows no key.
  func configuration(key: String, _ environment: [String: String]) throws -> ClientConfiguration {
    var variables = environment
    variables["DATAGRID_API_KEY"] = key
    variables["DATAGRID_BASE_URL"] = baseURL
    variables["DATAGRID_TEAMSPACE_ID"] = teamspace
    guard let configuration = try ClientConfiguration.fromEnvironment(variables) else {
      throw Failure("the key is empty", kind: "wrong_configuration", category: .authentication)
    }
    return configuration
  }
}

extension Profile {
  /// Names longer than this are no names: a key has been pasted.
  static let longestName = 32

  /// - Throws: ``Failure`` for a name that could not be one, without showing it where it may be a key.
  static func check(name: String) throws {
    guard !KeyShape.isLikely(name) else { throw KeyShape.refusal }
    let isNamed = name.utf8.allSatisfy { $0.isPlain && !"/:%+@".utf8.contains($0) }
    guard isNamed, !name.isEmpty, !name.hasPrefix("-"), !name.hasPrefix(".") else {
      throw Failure(
        "a profile's name has letters, digits, `-`, `_` and `.` in it, but this is "
          + "`\(name.escapingControls())`", kind: "wrong_argument")
    }
  }

  /// nil for what is no profile.
  init?(name: String, _ record: Record) {
    self.name = name
    switch (record["key"], record["command"]) {
    case (.text(let key)?, nil): source = .stored(key)
    case (nil, .text(let command)?): source = .command(command)
    default: return nil
    }
    if case .text(let url)? = record["base_url"] { baseURL = url }
    if case .text(let id)? = record["teamspace"] { teamspace = id }
  }

  /// As the file holds it.
  var record: Record {
    var members: [(String, Value)] =
      switch source {
      case .stored(let key): [("key", .text(key))]
      case .command(let command): [("command", .text(command))]
      }
    if let baseURL { members.append(("base_url", .text(baseURL))) }
    if let teamspace { members.append(("teamspace", .text(teamspace))) }
    return Record(members)
  }
}

/// What keys look like, to keep them out of arguments.
enum KeyShape {
  /// Whether a text is more likely a key than a name.
  static func isLikely(_ text: String) -> Bool {
    text.lowercased().hasPrefix("sk-") || text.lowercased().hasPrefix("bearer")
      || text.count > Profile.longestName
  }

  /// Whether a command is no command but a key.
  static func isLikelyAlone(_ command: String) -> Bool {
    isLikely(command) && !command.contains { $0.isWhitespace || "/|$;".contains($0) }
  }

  static let refusal = Failure(
    "this looks like a key, and a key is never an argument: histories and lists of processes keep those",
    kind: "wrong_argument",
    hint: "name the account, and the key is asked for unseen; consider one that was typed as lost")
}
