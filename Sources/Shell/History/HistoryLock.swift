#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock that the sessions of one person hold, one at a time, while they change the history file.
///
/// It is held on a file of its own beside the history: compaction puts another file in the
/// history's place, and a lock on the old one would guard nothing. The system lets go of it when the
/// holder ends, however it ends.
enum HistoryLock {
  /// POSIX has no wait for a lock with a deadline: one asks again after this time.
  private static let interval: useconds_t = 2_000

  /// Runs the body while the lock is held, blocking the thread until it is had.
  ///
  /// - Throws: ``HistoryFile/Failure`` when another process keeps the lock for longer than
  ///   that, as one that is stopped by ^Z at the wrong moment; and what the body throws.
  static func withLock<Result>(
    on path: String, within patience: Duration, _ body: () throws -> Result
  ) throws -> Result {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw HistoryFile.Failure(path, "lock", errno) }
    defer { close(descriptor) }  // which also gives the lock back
    fchmod(descriptor, 0o600)  // whoever could open it could hold it
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else {
        throw HistoryFile.Failure(path, "lock", code)
      }
      guard ContinuousClock.now < deadline else { throw HistoryFile.Failure(path, "lock", code) }
      usleep(interval)
    }
    return try body()
  }
}
