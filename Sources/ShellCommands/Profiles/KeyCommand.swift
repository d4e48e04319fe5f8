import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command that prints a key, run by the user's own shell language: `pass show datagrid`.
///
/// It has the terminal, on which it may ask for a passphrase, and its errors go to the person.
struct KeyCommand {
  /// Longer than any key.
  private static let longestOutput = 4096
  /// How often it is looked whether the waiting is cancelled.
  private static let interval: CInt = 50

  let text: String
  /// Long enough to type a passphrase.
  var limit = Duration.seconds(120)

  /// The first row that it prints.
  ///
  /// Blocks the calling thread; a task that is cancelled ends the command.
  /// - Throws: ``Failure``, which shows nothing of what it printed; `CancellationError`.
  func run() throws -> String {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failure(String(cString: strerror(errno))) }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    let child: pid_t
    do {
      defer { close(writing) }
      var start = ProgramStart(["/bin/sh", "-c", text])
      start.output = writing
      child = try start.start()
    } catch {
      throw failure(String(cString: strerror(error.code)))
    }
    var isOver = false
    defer { if !isOver { end(child) } }
    let deadline = ContinuousClock.now.advanced(by: limit)
    let printed = try output(of: reading, until: deadline)
    let status = try status(of: child, until: deadline)
    isOver = true
    guard status == 0 else {
      let code = status & 0x7F == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
      throw failure("it ended with \(code)")
    }
    let row = printed.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !row.isEmpty else { throw failure("it printed no key in its first row") }
    return String(decoding: row, as: UTF8.self)
  }

  private func check(_ deadline: ContinuousClock.Instant) throws {
    try Task.checkCancellation()
    if ContinuousClock.now > deadline { throw failure("it took longer than \(limit)") }
  }

  /// How it ended: it may go on for a while after it has closed its output.
  private func status(of child: pid_t, until deadline: ContinuousClock.Instant) throws -> CInt {
    var status: CInt = 0
    while waitpid(child, &status, WNOHANG) != child {
      try check(deadline)
      _ = poll(nil, 0, Self.interval)
    }
    return status
  }

  private func output(of descriptor: CInt, until deadline: ContinuousClock.Instant) throws
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1024)
    while true {
      var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&source, 1, Self.interval)
      try check(deadline)
      guard ready > 0 else { continue }
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= Self.longestOutput else {
        throw failure("it printed too much for a key")
      }
    }
  }

  private func end(_ child: pid_t) {
    kill(child, SIGKILL)
    var status: CInt = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  private func failure(_ problem: String) -> Failure {
    Failure(
      "the command for the key, `\(text.escapingControls())`, gave none: \(problem)",
      kind: "key_command_failed", category: .authentication, hint: "run it by itself to see why")
  }
}
