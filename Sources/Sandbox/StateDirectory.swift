import FoundationEssentials
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The directory that holds the state of one running sandbox: the database and the uploads.
final class StateDirectory: Sendable {
  /// The absolute or relative path.
  let path: String
  /// Whether the directory is removed when the server stops.
  let isEphemeral: Bool
  /// Holds the lock that keeps a second sandbox out; closing it releases the lock.
  private let lock: Int32
  /// Numbers the files that are being received.
  private let staged = Atomic(0)

  /// Makes or opens the directory.
  ///
  /// - Throws: `SandboxError` when it is not a directory, not ours, not writable or in use.
  init(_ storage: SandboxConfiguration.Storage) throws(SandboxError) {
    switch storage {
    case .ephemeral:
      path = try Self.makeTemporary()
      isEphemeral = true
    case .directory(let wanted):
      try Self.prepare(wanted)
      path = wanted
      isEphemeral = false
    }
    lock = try Self.lock(path)
    // Made here, for SQLite would let others read what it creates.
    close(try Self.privateFile("\(path)/\(Self.databaseName)", in: path))
    for part in [Self.incoming, Self.uploads] {
      guard mkdir("\(path)/\(part)", Self.privateMode) == 0 || errno == EEXIST else {
        throw Self.failure("cannot be written to", path)
      }
    }
  }

  deinit { close(lock) }

  /// The database.
  var database: String { "\(path)/\(Self.databaseName)" }

  /// The upload that a table is learned from.
  func upload(of table: String) -> String { "\(path)/\(Self.uploads)/\(table)" }

  /// A new file for a body that is being received.
  func stage() throws(SandboxError) -> StagedFile {
    let number = staged.wrappingAdd(1, ordering: .relaxed).newValue
    return try StagedFile(
      path: "\(path)/\(Self.incoming)/\(number)", isDurable: !isEphemeral)
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

  /// Removes what a server that was killed has left: bodies cut off, and uploads of creates that
  /// were never answered.
  func sweep(keeping tables: Set<String>) {
    for name in contents(Self.incoming) { unlink("\(path)/\(Self.incoming)/\(name)") }
    for name in contents(Self.uploads) where !tables.contains(name) { removeUpload(of: name) }
  }

  /// Removes the directory with all that is in it, if it is ephemeral.
  func removeIfEphemeral() {
    guard isEphemeral else { return }
    // Nothing is left to tell a failure to: the system cleans its temporary directory.
    try? FileManager.default.removeItem(atPath: path)
  }

  private static let databaseName = "sandbox.db"
  private static let incoming = "incoming"
  private static let uploads = "uploads"
  private static let privateMode: mode_t = 0o700

  private func contents(_ part: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)")) ?? []
  }

  private static func makeTemporary() throws(SandboxError) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/gridsh-sandbox-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw failure("is no place for temporary files; set TMPDIR to one that is", parent)
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Creates the directory with its parents, and checks that it is one of ours.
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
    guard access(path, R_OK | W_OK | X_OK) == 0 else { throw failure("cannot be written to", path) }
  }

  private static func lock(_ path: String) throws(SandboxError) -> Int32 {
    let lock = try privateFile("\(path)/lock", in: path)
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw SandboxError(
        "The sandbox directory \(path) is in use by another sandbox. Stop that one, or choose "
          + "another directory.", isInUse: true)
    }
    return lock
  }

  /// Opens a file that nobody else can read, and creates it where there is none.
  private static func privateFile(_ file: String, in path: String) throws(SandboxError) -> Int32 {
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("cannot be written to", path) }
    return descriptor
  }

  private static func failure(_ what: String, _ path: String) -> SandboxError {
    SandboxError("The sandbox directory \(path) \(what): \(systemMessage()).")
  }
}
