import CommandLanguage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `!command` at the prompt: hands a line to the person's own shell.
///
/// It is cut off before the parser, and only here: files, `-c` and pipes have no such line.
struct ShellEscape {
  /// The first character of such a line.
  private static let mark: Character = "!"

  /// The one that POSIX has everywhere.
  private static let commonShell = "/bin/sh"

  let interpreter: Interpreter
  let signals: SignalReceiver

  /// Whether a line is for the person's shell.
  static func isMeant(by text: String) -> Bool { text.first == mark }

  /// Runs what stands behind the mark, or a shell of one's own where nothing does, and waits for its end.
  ///
  /// The exit code of a command that fails is told. That of an interactive shell is its last command's,
  /// which it has told of itself.
  ///
  /// - Throws: ``Ending/outputClosed`` where what was printed before cannot be.
  func run(_ text: String) throws {
    let command = text.dropFirst()
    let isInteractive = command.allSatisfy(\.isWhitespace)
    let environment = interpreter.surroundings.environment
    let shell = environment["SHELL"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? Self.commonShell
    try interpreter.output.flush()
    if isInteractive { interpreter.output.notice("a shell of its own: `exit` comes back") }
    do {
      let code = try ForegroundProgram(
        words: [shell] + (isInteractive ? [] : ["-c", String(command)]), environment: environment,
        signals: signals
      ).run()
      guard code != 0, !isInteractive else { return }
      // The terminal has echoed the ^C, and ended no row.
      let newline = code == 128 + SIGINT ? "\n" : ""
      interpreter.output.notice("\(newline)exit code \(code)")
    } catch let failure as Failure {
      interpreter.output.report(failure)
    }
  }
}
