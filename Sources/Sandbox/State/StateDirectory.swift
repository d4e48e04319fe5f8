import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The directory that holds the state of a sandbox: the database, the uploads, and the locks by which
/// several processes share them.
final class StateDirectory: Sendable {
  /// The absolute path, for the shell may change its working directory.
  let path: String
  /// Whether the directory is removed when the server stops.
  let isEphemeral: Bool
  /// Is held by every process that serves the directory: shared, or exclusively while it is prepared.
  let serving: FileLock

  /// Makes or opens the directory, and keeps everyone else out of it.
  ///
  /// - Throws: `SandboxError` when it is not a directory, not ours or not writable.
  init(_ storage: SandboxConfiguration.Storage) throws(SandboxError) {
    switch storage {
    case .ephemeral:
      (path, serving) = try EphemeralDirectory.make(in: EphemeralDirectory.parent)
      isEphemeral = true
    case .directory(let wanted):
      path = Self.absolute(wanted)
      try Self.prepare(path)
      serving = try FileLock(path: "\(path)/\(FileLock.servingName)")
      isEphemeral = false
    }
    for file in ["", "-wal", "-shm"] { Self.tighten(database + file, to: FileLock.privateMode) }
    // Made here, for SQLite would let others read what it creates. One that exists is not opened, for
    // closing it would take away the locks that SQLite has on it in this process.
    let descriptor = open(database, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FileLock.privateMode)
    guard descriptor >= 0 || errno == EEXIST else {
      throw Self.failure("cannot be written to", path)
    }
    if descriptor >= 0 { close(descriptor) }
    for part in [Self.incoming, Self.uploads] {
      guard mkdir("\(path)/\(part)", Self.privateMode) == 0 || errno == EEXIST else {
        throw Self.failure("cannot be written to", path)
      }
      Self.tighten("\(path)/\(part)", to: Self.privateMode)
    }
  }

  /// The database.
  var database: String { "\(path)/sandbox.db" }

  /// The upload that a table is learned from.
  func upload(of table: String) -> String { "\(path)/\(Self.uploads)/\(table)" }

  /// A new file for a body that is being received.
  func stage(within space: StateSpace) throws(SandboxError) -> StagedFile {
    // At random: other processes stage here too.
    try StagedFile(
      path: "\(path)/\(Self.incoming)/\(Identifiers.random())", isDurable: !isEphemeral,
      space: space)
  }

  /// Removes an upload that is not needed after all.
  func removeUpload(of table: String) { unlink(upload(of: table)) }

  /// Makes renamed uploads survive a loss of power.
  func syncUploads() throws {
    guard !isEphemeral else { return }
    let directory = open("\(path)/\(Self.uploads)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw Self.failure("cannot be read", path) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw Self.failure("cannot be written to", path) }
  }

  /// Removes what processes that were killed have left: bodies cut off, and uploads of creates that
  /// were never answered. To be called by one that is alone on the directory.
  func sweep(keeping tables: Set<String>) {
    for name in contents(Self.incoming) { unlink("\(path)/\(Self.incoming)/\(name)") }
    for name in contents(Self.uploads) where !tables.contains(name) { removeUpload(of: name) }
  }

  /// The bytes of a table's upload.
  func uploadSize(of table: String) -> Int64 { Self.size(upload(of: table)) }

  /// The bytes of the database and of the bodies on their way in, those of other processes too.
  func sizeWithoutUploads() -> Int64 {
    contents(Self.incoming).reduce(Self.size(database) + Self.size(database + "-wal")) {
      $0 + Self.size("\(path)/\(Self.incoming)/\($1)")
    }
  }

  /// Removes the directory with all that is in it, if it is ephemeral.
  func removeIfEphemeral() {
    guard isEphemeral else { return }
    // Nothing is left to tell a failure to: the system cleans its temporary directory.
    try? FileManager.default.removeItem(atPath: path)
  }

  private static let incoming = "incoming"
  private static let uploads = "uploads"
  private static let privateMode: mode_t = 0o700

  private func contents(_ part: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)")) ?? []
  }

  /// The size of a file; 0 where there is none.
  private static func size(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  /// Creates the directory with its parents, and checks that it is one of ours and nobody else's.
  private static func prepare(_ path: String) throws(SandboxError) {
    var status = stat()
    if stat(path, &status) != 0 {
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true,
          attributes: [.posixPermissions: Int(privateMode)])
      } catch {
        throw SandboxError(
          "The sandbox directory \(path) cannot be created. Choose one in a directory of yours.")
      }
      guard stat(path, &status) == 0 else { throw failure("cannot be opened", path) }
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw SandboxError("The sandbox directory \(path) is not a directory. Choose another path.")
    }
    guard status.st_uid == geteuid() else {
      throw SandboxError(
        "The sandbox directory \(path) belongs to another user. Choose one of yours.")
    }
    // One like /tmp, which would be of no use to anybody once it is closed to others.
    guard status.st_mode & S_ISVTX == 0 else {
      throw SandboxError(
        "The sandbox directory \(path) is shared by all users. Choose one below it.")
    }
    tighten(path, to: privateMode)
    guard access(path, R_OK | W_OK | X_OK) == 0 else { throw failure("cannot be written to", path) }
  }

  /// Takes from others what rights they have on a file, which need not be there.
  private static func tighten(_ path: String, to mode: mode_t) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return }
    chmod(path, mode)
  }

  static func failure(_ what: String, _ path: String) -> SandboxError {
    SandboxError("The sandbox directory \(path) \(what): \(systemMessage()).")
  }
}
