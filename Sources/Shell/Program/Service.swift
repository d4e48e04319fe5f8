package import CommandLanguage

/// The API's side, as the program hands it to the shell, which knows no API.
package struct Service: Sendable {
  /// Where the commands' requests go.
  package enum Destination: Sendable {
    /// An account of the user's: that of a profile, or the one that is meant without one.
    case account(profile: String?)
    /// The embedded one; `isKept` says whether its state outlives the session.
    case sandbox(url: String, key: String, isKept: Bool)
  }

  /// The commands of a session, and the way to close their connections.
  package struct Commands: Sendable {
    let registry: Registry
    /// The profile that the session talks as, for the prompt.
    let profile: @Sendable () -> String?
    /// What the thread that waits for a command does meanwhile.
    let idleWork: any IdleWork
    /// The API objects that a word could mean; called on the thread that waits for commands.
    let objects: @Sendable (ObjectListing.Query) -> ObjectListing
    let close: @Sendable () -> Void

    package init(
      registry: Registry, profile: @escaping @Sendable () -> String?, idleWork: any IdleWork,
      objects: @escaping @Sendable (ObjectListing.Query) -> ObjectListing,
      close: @escaping @Sendable () -> Void
    ) {
      self.registry = registry
      self.profile = profile
      self.idleWork = idleWork
      self.objects = objects
      self.close = close
    }
  }

  /// Makes the commands of a session.
  package typealias MakeCommands =
    @Sendable (Surroundings, any Output, @escaping @Sendable () throws -> Destination) -> Commands

  /// Finds the account that a profile's name means, or that is meant without one.
  package typealias FindAccount =
    @Sendable (_ profile: String?) throws -> (host: String, profile: String?)?

  let version: String
  /// The host of a profile's account, or of the one that is meant without a profile, and the profile
  /// that this is of, if of any; nil where there is none.
  ///
  /// Throws a ``Failure`` for a key or an address that cannot be used, and for a profile that is not
  /// there.
  let account: FindAccount
  /// Keys that no history may hold.
  let secrets: @Sendable () -> [String]
  /// Reads a text as JSON, for `parse`: the language has no reader of its own.
  let parseJSON: @Sendable (String) throws(ArgumentError) -> Value
  /// Makes the commands of a session with these surroundings and its output; the closure that they
  /// get is called once, by the first with a request.
  let commands: MakeCommands

  package init(
    version: String, account: @escaping FindAccount,
    secrets: @escaping @Sendable () -> [String],
    parseJSON: @escaping @Sendable (String) throws(ArgumentError) -> Value,
    commands: @escaping MakeCommands
  ) {
    self.version = version
    self.account = account
    self.secrets = secrets
    self.parseJSON = parseJSON
    self.commands = commands
  }
}
