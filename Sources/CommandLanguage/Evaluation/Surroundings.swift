/// What a program finds around it.
package struct Surroundings: Sendable {
  /// The environment's variables.
  package var environment: [String: String]
  /// Where paths and globs are looked up.
  package var files: FileSystem
  /// What commands date things with and wait by.
  package var clock: any SessionClock
  /// What is left to chance, such as how long to wait before a repetition.
  package var random: RandomSource
  /// Names of variables that no program may read: they hold keys.
  package var secretVariables: Set<String> = []
  /// Reads a text as JSON, for `parse`; there is no reader of JSON in here.
  package var parseJSON: @Sendable (String) throws(ArgumentError) -> Value = {
    _ throws(ArgumentError) in throw ArgumentError("this session reads no JSON")
  }
  /// What `set` has changed.
  package let settings = Settings()
  /// What was given at the prompt.
  package var history = StatementHistory()

  /// Opens an address in the person's browser; false where there is none to see it, and nothing was done.
  ///
  /// Throws a ``Failure`` where the browser cannot be started.
  package var openInBrowser: @Sendable (String) throws -> Bool = { _ in false }

  /// An environment, this machine's files and its time unless others are given, and no history.
  package init(
    environment: [String: String], files: FileSystem = .local,
    clock: any SessionClock = RealClock(), random: RandomSource = RandomSource()
  ) {
    self.environment = environment
    self.files = files
    self.clock = clock
    self.random = random
  }

  /// What `~` stands for; nil where the environment does not say.
  package var home: String? { environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } }

  static let homelessMessage = "`~` has no meaning: HOME is not set"
  static let homelessHint = "write the whole path"
}
