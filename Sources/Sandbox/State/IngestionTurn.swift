import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Decides which of the processes on one directory learns, and wakes it when another one creates.
///
/// The one that learns holds the file `ingesting` exclusively and reads the pipe `wake`. The others
/// write a byte into the pipe after each create, and watch it: when its reader is gone, stopped or
/// killed, one of them takes the turn, and finds in the database what is still to be learned. They
/// hold the file `following` together, which tells the one that learns whether another would go on.
final class IngestionTurn: Sendable {
  private let ingesting: FileLock
  private let following: FileLock
  private let pipe: String
  private let stopping: StopSignal
  /// The open end of the pipe, or -1.
  private let wakeEnd = Mutex<Int32>(-1)
  private let isLeading = Atomic(false)

  /// - Throws: `SandboxError` when the directory takes no locks or pipes, or descriptors have run out.
  init(in directory: StateDirectory) throws(SandboxError) {
    ingesting = try FileLock(path: "\(directory.path)/ingesting")
    following = try FileLock(path: "\(directory.path)/following")
    pipe = "\(directory.path)/wake"
    guard mkfifo(pipe, FileLock.privateMode) == 0 || errno == EEXIST else {
      throw StateDirectory.failure("takes no pipes", directory.path)
    }
    stopping = try StopSignal()
  }

  deinit { release() }

  /// Waits until it is this process's turn.
  ///
  /// - Returns: false when it is stopped before.
  func take() -> Bool {
    // Before the lock is tried: whoever holds it can then tell that somebody is there to go on.
    following.wait(for: .shared)
    defer { following.release() }
    while !stopping.isGiven {
      if ingesting.take(.exclusive) {
        // For writing too, or the end of the last writer would end the pipe.
        let end = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        if end >= 0 {
          hold(end)
          following.release()  // before others may be asked about
          isLeading.store(true, ordering: .sequentiallyConsistent)
          return true
        }
        ingesting.release()
      }
      let end = open(pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      hold(end)
      if end < 0 {
        // The lock is held and nobody reads: its holder is just beginning, or just ending.
        _ = stopping.wait(upTo: Self.retryDelay)
      } else {
        wake()  // for the creates of before
        _ = stopping.wait(orEventOn: end, Int16(0))
      }
    }
    return false
  }

  /// Waits until something was created, by any process, for at most so many milliseconds; -1 for no
  /// limit.
  ///
  /// - Returns: false when it is stopped.
  func waitForCreate(upTo milliseconds: Int32) -> Bool {
    let end = wakeEnd.withLock { $0 }
    guard !stopping.wait(orEventOn: end, Int16(POLLIN), upTo: milliseconds) else { return false }
    var bytes = [UInt8](repeating: 0, count: 512)
    while read(end, &bytes, bytes.count) == bytes.count {}
    return true
  }

  /// Tells whoever learns that something was created.
  ///
  /// To be called on a thread that takes no signals, where a pipe without a reader is an error and no
  /// `SIGPIPE`.
  func wake() {
    wakeEnd.withLock { end in
      // A full pipe has told it already, and one without a reader is noticed by `take`.
      if end >= 0 { _ = write(end, [1], 1) }
    }
  }

  /// Lets `take` and `waitForCreate` return.
  func stop() { stopping.give() }

  /// Gives the turn away.
  func release() {
    isLeading.store(false, ordering: .sequentiallyConsistent)
    // The lock first: those who see the pipe end then find it free.
    ingesting.release()
    hold(-1)
  }

  /// Whether it is this process's turn.
  var isTaken: Bool { isLeading.load(ordering: .sequentiallyConsistent) }

  /// Whether another process goes on when this one stops.
  var isCovered: Bool {
    while true {
      let wasTaken = isTaken
      let isCovered = (wasTaken ? following : ingesting).isHeldElsewhere
      if wasTaken == isTaken { return isCovered }
    }
  }

  /// Milliseconds; another process opens its pipe right after it has the lock.
  private static let retryDelay: Int32 = 5

  private func hold(_ end: Int32) {
    wakeEnd.withLock { held in
      if held >= 0 { close(held) }
      held = end
    }
  }
}
