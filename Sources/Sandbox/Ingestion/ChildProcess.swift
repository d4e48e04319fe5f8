#if canImport(Glibc)
  import Glibc
  import CPosixSpawn
#else
  import Darwin
#endif

/// A program that runs apart: it has three descriptors, no signal blocked or ignored, a process
/// group of its own, which Ctrl-C does not reach, and a small environment.
///
/// Whoever starts one calls `end` on the same thread.
final class ChildProcess {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// Thrown when the program ran longer than it may.
  struct TimedOut: Error {}

  /// How often it is asked whether the server stops, in milliseconds.
  private static let slice: Int32 = 50
  /// The most bytes of standard error that are kept.
  private static let messageCap = 4 << 10

  let process: pid_t
  private let output: Int32
  private let errors: Int32
  private var ending: Ending?
  private var messageBytes: [UInt8] = []

  /// Starts a program with nothing to read on standard input.
  ///
  /// - Parameter command: The absolute path of the program and its arguments.
  /// - Throws: `FileProblem`.
  init(_ command: [String]) throws(FileProblem) {
    let output = try Self.pipe()
    defer { close(output.writing) }
    do throws(FileProblem) {
      let errors = try Self.pipe()
      defer { close(errors.writing) }
      do throws(FileProblem) {
        process = try Self.spawn(command, output: output.writing, errors: errors.writing)
      } catch {
        close(errors.reading)
        throw error
      }
      self.errors = errors.reading
    } catch {
      close(output.reading)
      throw error
    }
    self.output = output.reading
  }

  /// What the program has written to standard error, its first bytes.
  var message: String { String(decoding: messageBytes, as: UTF8.self) }

  /// Hands on what the program writes, until it has ended.
  ///
  /// - Parameters:
  ///   - seconds: How long to wait for it, the time in `receive` not counted.
  ///   - isStopping: Asked while waiting: whether to give up.
  /// - Throws: `TimedOut`, `TableLearner.Stopped`, or what `receive` throws; then the program still
  ///   runs.
  func run(
    for seconds: Double, isStopping: () -> Bool, receive: (ArraySlice<UInt8>) throws -> Void
  ) throws -> Ending {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var open = [output, errors]
    var waited = 0.0
    while true {
      if isStopping() { throw TableLearner.Stopped() }
      guard waited < seconds else { throw TimedOut() }
      let began = Self.now()
      if open.isEmpty, let ending = reap(WNOHANG) { return ending }
      // A descriptor of -1 is passed over. With both closed, the program is about to end.
      var watched = [output, errors].map {
        pollfd(fd: open.contains($0) ? $0 : -1, events: Int16(POLLIN), revents: 0)
      }
      poll(&watched, nfds_t(watched.count), open.isEmpty ? 1 : Self.slice)
      waited += Self.now() - began
      for ready in watched where ready.revents != 0 {
        let count = read(ready.fd, &buffer, buffer.count)
        if count <= 0 {
          open.removeAll { $0 == ready.fd }
        } else if ready.fd == output {
          try receive(buffer[..<count])
        } else {
          messageBytes += buffer[..<min(count, Self.messageCap - messageBytes.count)]
        }
      }
    }
  }

  /// Ends the program if it still runs, and frees what is kept of it; to be called once.
  func end() {
    if ending == nil {
      kill(process, SIGKILL)
      _ = reap(0)
    }
    close(output)
    close(errors)
  }

  /// Asks how the program ended.
  ///
  /// - Returns: `nil` when it has not.
  private func reap(_ options: Int32) -> Ending? {
    var status: Int32 = 0
    guard waitpid(process, &status, options) == process else { return nil }
    // The macros of wait(2), which Swift does not import.
    let signal = status & 0x7F
    let ending = signal == 0 ? Ending.exited(status >> 8 & 0xFF) : .signalled(signal)
    self.ending = ending
    return ending
  }

  /// Seconds on a clock that nobody sets.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func pipe() throws(FileProblem) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    #if os(Linux)
      let result = pipe2(&ends, O_CLOEXEC)
    #else
      let result = Darwin.pipe(&ends)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #endif
    guard result == 0 else { throw failure(errno) }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ command: [String], output: Int32, errors: Int32
  ) throws(FileProblem) -> pid_t {
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    #if os(Linux)
      posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    #endif

    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let arguments = command.map { strdup($0) } + [nil]
    let environment = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, &attributes, arguments, environment)
    guard code == 0 else { throw failure(code) }
    return process
  }

  private static func failure(_ code: Int32) -> FileProblem {
    FileProblem(
      "the sandbox cannot start a program: \(systemMessage(code)). Close other programs and upload "
        + "the file again.")
  }
}
