#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How a process shows that it is still there: a lock that the system takes away when it ends.
///
/// Each holds one byte of a file beside the ledger, whose place is a number drawn at random. A process
/// number would not do: it is given to another process one day.
final class OwnerLock: Sendable {
  // Locks of the open file and not of the process (`F_OFD_…`), so that each instance has its own. The
  // values are the kernel's, the same on all its machines: Glibc's module leaves the names out.
  #if canImport(Glibc)
    private static let ask: CInt = 36
    private static let take: CInt = 37
    private static let wait: CInt = 38
  #else
    private static let ask = F_OFD_GETLK
    private static let take = F_OFD_SETLK
    private static let wait = F_OFD_SETLKW
  #endif

  /// The place of the byte, which the ledger's entries name.
  let number: Int64
  private let descriptor: CInt

  /// Takes a lock of its own; the file is created where there is none, and never written to.
  init(path: String) throws(LedgerError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.error(errno) }
    number = Int64.random(in: 1..<Int64.max)
    var lock = Self.lock(at: number)
    guard fcntl(descriptor, Self.take, &lock) == 0 else {
      let code = errno
      close(descriptor)
      throw Self.error(code)
    }
  }

  deinit { close(descriptor) }

  /// Does something that one process at a time may do: it holds the place that is no owner's. Waits for
  /// the one before.
  func alone<Result>(
    _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    var lock = Self.lock(at: 0)
    while fcntl(descriptor, Self.wait, &lock) != 0 {
      guard errno == EINTR else { throw Self.error(errno) }
    }
    defer {
      lock.l_type = Int16(F_UNLCK)
      _ = fcntl(descriptor, Self.take, &lock)
    }
    return try body()
  }

  /// Whether the owner of a number is still there.
  func isAlive(_ owner: Int64) throws(LedgerError) -> Bool {
    if owner == number { return true }
    var lock = Self.lock(at: owner)
    guard fcntl(descriptor, Self.ask, &lock) == 0 else { throw Self.error(errno) }
    return lock.l_type != Int16(F_UNLCK)
  }

  private static func lock(at place: Int64) -> flock {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(place)
    lock.l_len = 1
    return lock
  }

  private static func error(_ code: CInt) -> LedgerError {
    LedgerError("its lock cannot be had: \(String(cString: strerror(code)))", kind: .failed)
  }
}
