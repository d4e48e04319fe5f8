package import Glibc
internal import Synchronization

/// A program under test, run as a process of its own.
///
/// Its three streams are pipes; what it writes is kept, each stream for itself. It starts with no
/// signal blocked or ignored, whatever the tests have done to their own, and inherits no other
/// descriptor of the tests.
package final class ChildProcess {
  /// How a process came to its end.
  package enum Ending: Equatable, Sendable {
    case exited(CInt)
    case signalled(CInt)

    init(status: CInt) {
      self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }
  }

  /// What a process has left.
  package struct Outcome: Sendable {
    package let ending: Ending
    package let output: String
    package let errors: String
  }

  /// What a test waited or asked for in vain.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }

  /// Generous, since a busy machine is no reason for a failure.
  package static let patience: Duration = .seconds(60)

  package let identifier: pid_t
  private var input: CInt
  private var pending: ArraySlice<UInt8>
  private var isInputComplete: Bool
  private var streams: [(descriptor: CInt, bytes: [UInt8])]
  private var ending: Ending?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: a path, or a name that is looked up in the tests' own `PATH`.
  ///   - environment: the whole of it; nothing is inherited.
  ///   - input: what the program reads from its standard input before the end of it; nil leaves the
  ///     input open for ``send(_:)`` until ``finish(within:)``.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, input: String? = ""
  ) throws {
    // `posix_spawn_file_actions_addchdir_np` is hidden from Swift: a shell changes the directory.
    var command = [executable] + arguments
    if let directory {
      command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + command
    }
    let (pid, ends) = try Spawning.exclusively {
      let pipes = [try Spawning.pipe(), try Spawning.pipe(), try Spawning.pipe()]
      let inner = [pipes[0].reading, pipes[1].writing, pipes[2].writing]
      defer { inner.forEach { close($0) } }
      do {
        let pid = try Spawning.start(command, environment, flags: 0) { actions in
          for (target, descriptor) in inner.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(target))
          }
        }
        return (pid, [pipes[0].writing, pipes[1].reading, pipes[2].reading])
      } catch {
        [pipes[0].writing, pipes[1].reading, pipes[2].reading].forEach { close($0) }
        throw error
      }
    }
    identifier = pid
    self.input = ends[0]
    pending = Array((input ?? "").utf8)[...]
    isInputComplete = input != nil
    streams = [(ends[1], []), (ends[2], [])]
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
  }

  deinit {
    if ending == nil {
      kill(identifier, SIGKILL)
      waitpid(identifier, nil, 0)
    }
    for descriptor in [input] + streams.map(\.descriptor) where descriptor >= 0 {
      close(descriptor)
    }
  }

  /// Starts a program and waits for its end.
  package static func run(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, input: String = "", within limit: Duration = patience
  ) throws -> Outcome {
    try ChildProcess(
      executable, arguments, environment: environment, directory: directory, input: input
    ).finish(within: limit)
  }

  /// Gives the program more to read, as far as its pipe takes it now; the rest follows with a wait.
  package func send(_ text: String) {
    pending += Array(text.utf8)
    giveInput()
  }

  package func signal(_ number: CInt) { kill(identifier, number) }

  /// Everything that the program has written to its standard output so far.
  package var output: String { String(decoding: streams[0].bytes, as: UTF8.self) }

  /// Everything that the program has written to its standard error so far.
  package var errors: String { String(decoding: streams[1].bytes, as: UTF8.self) }

  /// Waits until the program's standard output contains a text, as a server's address.
  package func expect(_ text: String, within limit: Duration = patience) throws {
    try expect(text, in: \.output, within: limit)
  }

  /// Waits until the program's standard error contains a text, as how far it is.
  package func expectError(_ text: String, within limit: Duration = patience) throws {
    try expect(text, in: \.errors, within: limit)
  }

  private func expect(
    _ text: String, in stream: KeyPath<ChildProcess, String>, within limit: Duration
  ) throws {
    let deadline = ContinuousClock.now + limit
    while !self[keyPath: stream].contains(text) {
      guard try transfer(until: deadline) else {
        throw Failure("ended without “\(text)”; wrote: \(output)\(errors)")
      }
    }
  }

  /// Gives the rest of the input, reads both streams to their end, and waits for the process.
  ///
  /// A process that is late is killed, and what it has written stands in the error.
  package func finish(within limit: Duration = patience) throws -> Outcome {
    let deadline = ContinuousClock.now + limit
    isInputComplete = true
    while try transfer(until: deadline) {}
    var status: CInt = 0
    // No wait of POSIX has a deadline; streams end with the process, so this seldom turns twice.
    while waitpid(identifier, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline { throw late() }
      poll(nil, 0, 5)
    }
    let ending = Ending(status: status)
    self.ending = ending
    return Outcome(ending: ending, output: output, errors: errors)
  }

  private func late() -> Failure {
    kill(identifier, SIGKILL)
    return Failure("not in time; has written: \(output)\(errors)")
  }

  /// Moves bytes once; false when both streams have ended.
  private func transfer(until deadline: ContinuousClock.Instant) throws -> Bool {
    if pending.isEmpty, isInputComplete, input >= 0 {
      close(input)
      input = -1
    }
    guard streams.contains(where: { $0.descriptor >= 0 }) else { return false }
    var sources = streams.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    sources.append(pollfd(fd: pending.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0))
    guard poll(&sources, nfds_t(sources.count), Spawning.milliseconds(until: deadline)) > 0 else {
      if ContinuousClock.now < deadline { return true }
      throw late()
    }
    for index in streams.indices where sources[index].revents != 0 {
      if let bytes = Spawning.read(streams[index].descriptor) {
        streams[index].bytes += bytes
      } else {
        close(streams[index].descriptor)
        streams[index].descriptor = -1
      }
    }
    if sources[2].revents != 0 { giveInput() }
    return true
  }

  private func giveInput() {
    let count = pending.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    // A program need not read its input; with the error the rest of it is dropped.
    pending = count > 0 ? pending.dropFirst(count) : errno == EAGAIN ? pending : []
  }
}

/// What starting a process takes, with pipes or with a terminal.
enum Spawning {
  /// Guards the moment between the making of a descriptor and its being closed on `exec`: a child
  /// started by another test then would hold it open. `pipe2` is hidden from Swift.
  private static let lock = Mutex<Void>(())

  static func exclusively<Result>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock { _ in
      signal(SIGPIPE, SIG_IGN)  // a child that does not read its input must not end the tests
      return try body()
    }
  }

  static func pipe() throws -> (reading: CInt, writing: CInt) {
    var ends: [CInt] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw ChildProcess.Failure("no pipe: \(errno)")
    }
    ends.forEach(closeOnExec)
    return (ends[0], ends[1])
  }

  static func closeOnExec(_ descriptor: CInt) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

  /// Starts a process; the caller holds the lock.
  static func start(
    _ command: [String], _ environment: [String: String], flags: CInt,
    _ prepare: (inout posix_spawn_file_actions_t) -> Void
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    prepare(&actions)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | flags))

    let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, command[0], &actions, &attributes, arguments, variables)
    guard code == 0 else {
      let reason = String(cString: strerror(code))
      throw ChildProcess.Failure("\(command[0]) could not be started: \(reason)")
    }
    return pid
  }

  /// What can be read now, or nil at the end; a terminal whose program has ended answers an error.
  static func read(_ descriptor: CInt) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  static func milliseconds(until deadline: ContinuousClock.Instant) -> CInt {
    let left = ContinuousClock.now.duration(to: deadline)
    return CInt(
      clamping: max(
        0,
        left.components.seconds * 1000 + 1
          + left.components.attoseconds / 1_000_000_000_000_000))
  }
}
