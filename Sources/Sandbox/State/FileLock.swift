#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that processes lock against each other, or one holds together with others.
///
/// The lock belongs to the open file (`flock`) and ends with the process, however that ends.
final class FileLock: Sendable {
  /// The lock in a state's directory that each process which serves it holds.
  static let servingName = "lock"
  /// The rights on each file of a state.
  static let privateMode: mode_t = 0o600

  /// How a lock is held.
  enum Kind {
    case shared, exclusive
  }

  private let path: String
  private let descriptor: Int32

  /// Opens the file, and creates it where there is none.
  ///
  /// - Throws: `SandboxError` when it cannot be opened.
  init(path: String) throws(SandboxError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, Self.privateMode)
    guard descriptor >= 0 else {
      throw SandboxError("The sandbox cannot open \(path): \(systemMessage()).")
    }
  }

  deinit { close(descriptor) }

  /// Takes the lock, if no other process is in the way.
  func take(_ kind: Kind) -> Bool {
    flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0
  }

  /// Waits for the lock.
  func wait(for kind: Kind) {
    while flock(descriptor, kind == .shared ? LOCK_SH : LOCK_EX) != 0, errno == EINTR {}
  }

  /// Gives the lock away.
  func release() { flock(descriptor, LOCK_UN) }

  /// Whether the lock is held through another opening of the file; it must not be held through this
  /// one.
  var isHeldElsewhere: Bool {
    // Opened anew, for a lock that is waited for through this opening must stay as it is.
    guard let probe = try? FileLock(path: path) else { return false }
    return !probe.take(.exclusive)
  }

  /// Whether the path still names the file that was opened.
  var isCurrent: Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }
}
