#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells a thread that sleeps in `poll` to end; once given, it stays.
final class StopSignal: Sendable {
  private let reading: Int32
  private let writing: Int32

  /// - Throws: `SandboxError` when descriptors have run out.
  init() throws(SandboxError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw SandboxError("The sandbox cannot start: \(systemMessage()). Close other programs.")
    }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Gives the signal. The byte is never read: so it stays.
  func give() { _ = write(writing, [1], 1) }

  /// Whether it was given.
  var isGiven: Bool { wait(upTo: 0) }

  /// Waits for the signal, for at most so many milliseconds.
  func wait(upTo milliseconds: Int32) -> Bool {
    wait(orEventOn: -1, 0, upTo: milliseconds)
  }

  /// Waits for the signal, or for something to happen on a descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: A negative one is passed over.
  ///   - events: What is waited for besides errors and the other end's going away.
  ///   - milliseconds: At most; -1 for no limit.
  /// - Returns: whether the signal was given.
  func wait(
    orEventOn descriptor: Int32, _ events: Int16, upTo milliseconds: Int32 = -1
  ) -> Bool {
    var sources = [
      pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: events, revents: 0),
    ]
    while poll(&sources, nfds_t(sources.count), milliseconds) < 0, errno == EINTR {}
    return sources[0].revents != 0
  }
}
