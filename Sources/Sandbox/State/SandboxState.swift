#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The state of a sandbox, opened for serving, maybe together with other processes.
struct SandboxState: Sendable {
  let directory: StateDirectory
  let store: KnowledgeStore

  /// Opens the state, and creates it or brings it to the present version where it must.
  ///
  /// Only a process that is alone on the directory does that, and only such a one sweeps: another's
  /// upload may have its name already and its create not yet be committed.
  ///
  /// - Throws: `SandboxError` when the directory cannot be used, or is in use by another version.
  init(_ configuration: SandboxConfiguration) throws {
    directory = try StateDirectory(configuration.storage)
    do {
      store = try Self.open(directory, cap: configuration.stateCap)
    } catch {
      directory.removeIfEphemeral()
      throw error
    }
  }

  /// How many times the locks are tried, 5 ms apart, which makes ten seconds: others hold them
  /// exclusively while they prepare the state, or, in their first version, for as long as they run.
  private static let attempts = 2_000

  private static func open(_ directory: StateDirectory, cap: Int64) throws -> KnowledgeStore {
    if directory.isEphemeral { return try prepare(directory, cap: cap) }
    var prepared: KnowledgeStore?
    for _ in 0..<attempts {
      // Given up in between: no system changes an exclusive lock into a shared one at a stroke.
      if prepared == nil, directory.serving.take(.exclusive) {
        prepared = try prepare(directory, cap: cap)
        directory.serving.release()
      }
      if directory.serving.take(.shared) {
        if let store = try prepared ?? openStore(in: directory, cap: cap), try store.isCurrent() {
          return store
        }
        prepared = nil
        directory.serving.release()
      }
      poll(nil, 0, 5)
    }
    throw SandboxError(
      "The sandbox directory \(directory.path) is in use by another version of the sandbox. Stop "
        + "that one, or choose another directory.")
  }

  /// Creates or migrates the store, and removes what was left behind.
  private static func prepare(_ directory: StateDirectory, cap: Int64) throws -> KnowledgeStore {
    guard let store = try openStore(in: directory, cap: cap, migrating: true) else {
      throw SandboxError("The sandbox cannot bring \(directory.database) to its version.")
    }
    directory.sweep(keeping: try store.tableIdentifiers())
    try store.noteUploadSizes { directory.uploadSize(of: $0) }
    return store
  }

  private static func openStore(
    in directory: StateDirectory, cap: Int64, migrating: Bool = false
  ) throws -> KnowledgeStore? {
    do {
      return try KnowledgeStore(in: directory, cap: cap, migrating: migrating)
    } catch let error as DatabaseError {
      throw SandboxError(
        "The sandbox cannot open \(directory.database): \(error). Choose another directory, or "
          + "remove that file.")
    }
  }
}
