#if canImport(Glibc)
  package import Glibc
#else
  package import Darwin
#endif

/// Another program that is to be started, and what it is given.
///
/// This process blocks signals in its threads, and some it ignores; the program does not.
package struct ProgramStart {
  /// Its name, looked up in PATH where it has no `/`, and its arguments.
  package var words: [String]
  /// Its variables; nil for those of this process.
  package var environment: [String: String]?
  /// What it reads from; nil for what this process does.
  package var input: CInt?
  /// What it writes to; nil for what this process does.
  package var output: CInt?
  /// Whether it has nothing to do with the terminal: it hears nothing, says nothing and is in a process
  /// group of its own, which Ctrl-C does not reach.
  package var isDetached = false

  package init(_ words: [String], environment: [String: String]? = nil) {
    self.words = words
    self.environment = environment
  }

  /// Starts it; whoever does waits for it by `waitpid`.
  ///
  /// - Throws: ``Refusal`` where the system does not.
  package func start() throws(Refusal) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if isDetached {
      for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGPIPE, SIGQUIT] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(
      &attributes, Int16(isDetached ? flags | POSIX_SPAWN_SETPGROUP : flags))
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { $0.map { strdup("\($0)=\($1)") } + [nil] }
    defer { for word in arguments + (variables ?? []) { free(word) } }
    var program: pid_t = 0
    let name = words.first ?? ""
    let code =
      if let variables {
        posix_spawnp(&program, name, &actions, &attributes, arguments, variables)
      } else {
        posix_spawnp(&program, name, &actions, &attributes, arguments, environ)
      }
    guard code == 0 else { throw Refusal(name: name, code: code) }
    return program
  }

  /// Why a program was not started.
  package struct Refusal: Error, CustomStringConvertible {
    package let name: String
    /// The value of `errno`.
    package let code: CInt

    package var description: String {
      "`\(name.escapingControls())` cannot be started: \(String(cString: strerror(code)))"
    }
  }

  /// Waits for a program's end.
  ///
  /// - Returns: its exit code, or 128 and the signal that ended it, as shells count.
  package static func exitCode(of program: pid_t) -> CInt {
    var status: CInt = 0
    while waitpid(program, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
