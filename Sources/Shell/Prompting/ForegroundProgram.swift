import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Another program that has the terminal while this one waits: a pager, an editor, `!command`.
///
/// It stays in this program's process group, so that the keyboard's signals reach it and ^Z stops both.
/// However it leaves the terminal, this program has it again afterwards as it was.
struct ForegroundProgram {
  /// Its name, looked up in PATH, and its arguments.
  let words: [String]
  let environment: [String: String]
  let signals: SignalReceiver

  /// Runs it to its end.
  ///
  /// - Parameter input: what it reads on standard input; nil for the terminal. It may leave some unread.
  /// - Returns: its exit code, or 128 and the signal that ended it, as shells count.
  /// - Throws: ``Failure`` where it cannot be started.
  func run(feeding input: String? = nil) throws -> CInt {
    let terminal = HeldTerminal(STDIN_FILENO)
    defer { terminal?.takeBack() }
    var ends: [CInt] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else { throw failure(String(cString: strerror(errno))) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    let (reading, writing) = (ends[0], ends[1])
    let program: pid_t
    do {
      defer { if reading >= 0 { close(reading) } }
      var start = ProgramStart(words, environment: environment)
      start.input = input == nil ? nil : reading
      program = try start.start()
    } catch {
      if writing >= 0 { close(writing) }
      throw failure("\(error)")
    }
    return signals.whileForeground(program) {
      if let input {
        // A reader that goes away, `q` in a pager, has seen enough.
        _ = DescriptorWriting.write(Array(input.utf8), to: writing)
        close(writing)
      }
      return ProgramStart.exitCode(of: program)
    }
  }

  private func failure(_ message: String) -> Failure {
    Failure(
      message, kind: "program_failed", hint: "see to it that the program is there, and may be run")
  }
}
