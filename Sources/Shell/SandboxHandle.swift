/// The sandbox, as the program hands it to the shell, which knows how to use one and not what it is.
package struct SandboxHandle: Sendable {
  package struct Settings: Sendable {
    /// Keeps the state; nil keeps nothing.
    package var folder: String?
    /// The port of 127.0.0.1 to listen on; 0 is any that is free.
    package var port: UInt16 = 0
    /// The key that it takes; nil lets it make one.
    package var key: String?
    /// Whether the ids are the same in each run.
    package var isRepeatable = false

    /// What an environment says: the key that it fixes, and the user's folder for the state.
    init(_ environment: [String: String], isEphemeral: Bool) {
      key = environment["GRIDSH_SANDBOX_KEY"].flatMap { $0.isEmpty ? nil : $0 }
      isRepeatable = isEphemeral
      folder = isEphemeral ? nil : StateFolder.path(environment).map { $0 + "/sandbox" }
    }
  }

  /// A sandbox that runs.
  package struct Running: Sendable {
    package let url: String
    package let key: String
    package let stop: @Sendable () -> Void

    package init(url: String, key: String, stop: @escaping @Sendable () -> Void) {
      self.url = url
      self.key = key
      self.stop = stop
    }
  }

  /// Why one does not start, as a sentence for people.
  package enum StartError: Error, Sendable {
    /// Another process has the folder.
    case inUse(String)
    case failed(String)

    package var message: String {
      switch self {
      case .inUse(let message), .failed(let message): message
      }
    }
  }

  package let start: @Sendable (Settings) throws(StartError) -> Running

  package init(start: @escaping @Sendable (Settings) throws(StartError) -> Running) {
    self.start = start
  }
}
