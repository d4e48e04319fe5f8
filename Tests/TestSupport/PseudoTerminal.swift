internal import Glibc

/// A terminal of which the test is the person: it types keys and looks at the screen.
///
/// A program is started on it with ``start(_:_:environment:)``, or code of the test's own process
/// works on the ``line`` descriptor. Nothing here sleeps: every wait is for output, with a deadline.
package final class PseudoTerminal {
  /// The keys that are no letters, as an xterm sends them.
  package enum Key: String, Sendable {
    case enter = "\r"
    case tab = "\t"
    case backspace = "\u{7F}"
    case escape = "\u{1B}"
    case up = "\u{1B}[A"
    case down = "\u{1B}[B"
    case right = "\u{1B}[C"
    case left = "\u{1B}[D"
    case home = "\u{1B}[H"
    case end = "\u{1B}[F"
    case delete = "\u{1B}[3~"
    case ctrlA = "\u{01}"
    case ctrlC = "\u{03}"
    case ctrlD = "\u{04}"
    case ctrlE = "\u{05}"
    case ctrlR = "\u{12}"
    case ctrlW = "\u{17}"
    case ctrlZ = "\u{1A}"
  }

  /// The program's end of the terminal, for code of the test's own process; -1 once a program has
  /// been started, so that the output ends with the program.
  package private(set) var line: CInt

  /// Everything that has been written to the terminal, with its escape sequences.
  package var transcript: String { String(decoding: bytes, as: UTF8.self) }

  /// What a person would see now.
  package private(set) var screen: TerminalScreen

  private let person: CInt
  private var bytes: [UInt8] = []
  private var matched = 0
  private var program: pid_t?

  package init(columns: Int = 80, rows: Int = 24) throws {
    var ends: (person: CInt, line: CInt) = (-1, -1)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    let code = Spawning.exclusively {
      let code = openpty(&ends.person, &ends.line, nil, nil, &size)
      if code == 0 { [ends.person, ends.line].forEach(Spawning.closeOnExec) }
      return code
    }
    guard code == 0 else { throw ChildProcess.Failure("no terminal: \(errno)") }
    person = ends.person
    line = ends.line
    screen = TerminalScreen(columns: columns, rows: rows)
  }

  deinit {
    if let program {
      kill(program, SIGKILL)
      waitpid(program, nil, 0)
    }
    for descriptor in [person, line] where descriptor >= 0 { close(descriptor) }
  }

  /// Starts a program as the leader of a session that the terminal controls, so that ^C reaches it.
  ///
  /// - Parameter environment: the whole of it; `TERM` is added when it is not there.
  package func start(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws {
    var name = [CChar](repeating: 0, count: 64)
    ttyname_r(line, &name, name.count)
    let environment = ["TERM": "xterm-256color"].merging(environment) { $1 }
    program = try Spawning.exclusively {
      try Spawning.start([executable] + arguments, environment, flags: Self.newSession) { actions in
        // Opened by the leader of a session without one, a terminal becomes its controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
      }
    }
    close(line)
    line = -1
  }

  /// `POSIX_SPAWN_SETSID` of <spawn.h>, hidden from Swift.
  private static let newSession: CInt = 0x80

  // MARK: - Typing

  package func send(_ text: String) { send(bytes: Array(text.utf8)) }

  package func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(person, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  package func sendKey(_ keys: Key...) { keys.forEach { send($0.rawValue) } }

  package func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
    screen.resize(columns: columns, rows: rows)
  }

  // MARK: - Looking

  /// Waits until the text is written, behind what an earlier call has found, and gives what was read
  /// up to it, without escape sequences.
  ///
  /// For what a program prints. An editor draws a line in pieces: look at ``screen`` for that.
  @discardableResult
  package func expect(
    _ text: String, within limit: Duration = ChildProcess.patience
  ) throws -> String {
    var found = ""
    try wait("the output “\(text)”", within: limit) {
      let plain = Self.withoutEscapes(transcript)
      let rest = plain[plain.index(plain.startIndex, offsetBy: matched)...]
      guard let range = rest.firstRange(of: text) else { return false }
      found = String(rest[..<range.upperBound])
      return true
    }
    matched += found.count
    return found
  }

  /// Waits until the screen is as the closure says.
  package func expectScreen(
    _ expectation: String, within limit: Duration = ChildProcess.patience,
    _ isMet: (TerminalScreen) -> Bool
  ) throws {
    try wait(expectation, within: limit) { isMet(screen) }
  }

  /// Waits until the rows of the screen, without the blank ones at its end, are these.
  package func expectRows(
    _ rows: [String], within limit: Duration = ChildProcess.patience
  ) throws {
    try expectScreen("the rows \(rows)", within: limit) { $0.text == rows }
  }

  /// Waits for the program's end, reading what it still writes.
  package func finish(
    within limit: Duration = ChildProcess.patience
  ) throws -> ChildProcess.Ending {
    guard let program else { throw ChildProcess.Failure("no program was started") }
    let deadline = ContinuousClock.now + limit
    while try take(until: deadline, "the program's end") {}
    var status: CInt = 0
    while waitpid(program, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline { throw missing("the program's end") }
      poll(nil, 0, 5)
    }
    self.program = nil
    return ChildProcess.Ending(status: status)
  }

  private func wait(_ expectation: String, within limit: Duration, _ isMet: () -> Bool) throws {
    let deadline = ContinuousClock.now + limit
    while !isMet() {
      guard try take(until: deadline, expectation) else { throw missing(expectation) }
    }
  }

  /// Takes what is written next; false when the program has ended.
  private func take(until deadline: ContinuousClock.Instant, _ expectation: String) throws -> Bool {
    var source = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Spawning.milliseconds(until: deadline)) > 0 else {
      if ContinuousClock.now < deadline { return true }
      throw missing(expectation)
    }
    guard let new = Spawning.read(person) else { return false }
    bytes += new
    screen.write(new)
    return true
  }

  private func missing(_ expectation: String) -> ChildProcess.Failure {
    ChildProcess.Failure(
      "no sign of \(expectation); the screen has:\n"
        + screen.text.joined(separator: "\n"))
  }

  /// The text that remains when escape sequences, and carriage returns, are taken away.
  package static func withoutEscapes(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var parser = EscapeParser()
    for scalar in text.unicodeScalars {
      if case .text(let scalar) = parser.take(scalar), scalar != "\r" { plain.append(scalar) }
    }
    return String(plain)
  }
}
