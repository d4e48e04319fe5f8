import CommandLanguage
import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program through which a person reads what is taller than the screen.
struct Pager {
  private let words: [String]
  private let environment: [String: String]
  private let signals: SignalReceiver

  /// `$PAGER`, read by `sh` as other programs have it, else `less`; nil where that is empty or `cat`, and on a terminal
  /// that no pager can draw on.
  init?(environment: [String: String], signals: SignalReceiver) {
    guard TerminalTraits(environment: environment).isCapable else { return nil }
    switch environment["PAGER"]?.filter({ !$0.isWhitespace }) {
    case nil: words = ["less"]
    case "", "cat": return nil
    case .some: words = ["sh", "-c", environment["PAGER"] ?? ""]
    }
    // Ends by itself where all fits, keeps colours, and leaves on the screen what was read.
    self.environment = ["LESS": "FRX", "LESSCHARSET": "utf-8"].merging(environment) { $1 }
    self.signals = signals
  }

  /// Shows a text, and waits until the person has read enough.
  ///
  /// - Returns: whether it was shown: not where the pager could not be started.
  func show(_ text: String) -> Bool {
    var modes = termios()
    let isKnown = tcgetattr(STDIN_FILENO, &modes) == 0
    let pager = ForegroundProgram(words: words, environment: environment, signals: signals)
    let code = try? pager.run(feeding: text)
    // One that was killed leaves the terminal as it had it.
    if isKnown { tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) }
    guard let code else { return false }
    return code != Self.notFound && code != Self.notStarted
  }

  /// The exit codes of a shell for a program that is not there, and for one that cannot be run.
  private static let notFound: CInt = 127
  private static let notStarted: CInt = 126
}
