package import CommandLanguage
import LineEditing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The process's standard output and standard error, as a program's ``Output``.
///
/// Data is buffered, and written before anything that may take long, before each notice and at the
/// end, so that the two streams keep their order where they meet.
package final class StandardOutput: Output {
  /// Above this many bytes the buffer is written at once: small enough to show progress in a pipe,
  /// large enough that a loop of `print` costs no system call for each line.
  private static let bufferLimit = 64 << 10

  private let data: CInt
  private let notices: CInt
  private let layout: ValueLayout
  /// A person sees each line when it is written.
  private let isTerminal: Bool
  private let state: Mutex<State>

  fileprivate struct State {
    var buffer: [UInt8] = []
    var progress: ProgressLine
    var host: ShownHost?
    /// Says how old cards are; nil where they do not say it.
    var clock: (any SessionClock)?
  }

  /// - Parameters:
  ///   - data: the descriptor of standard output; a terminal gets cards, anything else lines.
  ///   - notices: the descriptor of standard error.
  ///   - environment: says what the terminal can do.
  package init(
    data: CInt = STDOUT_FILENO, notices: CInt = STDERR_FILENO, environment: [String: String]
  ) {
    self.data = data
    self.notices = notices
    isTerminal = isatty(data) == 1
    layout = isTerminal ? .terminal : .lines
    let canRedraw = isatty(notices) == 1 && TerminalTraits(environment: environment).isCapable
    state = Mutex(
      State(
        progress: ProgressLine(isTerminal: canRedraw, columns: { TerminalWidth.of(notices) })))
  }

  /// Shows the sandbox under its name from now on.
  package func show(_ host: ShownHost) { state.withLock { $0.host = host } }

  /// Lets cards say from now on how old they are: only who sits at the prompt has aged with them.
  package func showAges(by clock: any SessionClock) { state.withLock { $0.clock = clock } }

  package func show(_ value: Value) throws {
    let now = state.withLock { $0.clock }?.now
    if let text = layout.text(of: value, now: now) { try write(text) }
  }

  package func write(_ text: String) throws {
    let isFull = state.withLock { state in
      state.buffer.append(contentsOf: state.shown(layout.outsideText(text)).utf8)
      state.buffer.append(UInt8(ascii: "\n"))
      return state.buffer.count > Self.bufferLimit
    }
    if isFull || isTerminal { try flush() }
  }

  package func text(of table: ItemTable) -> String {
    TableLayout.text(titles: table.titles, rows: table.cells, isCut: table.isCut)
  }

  package func notice(_ text: String) {
    try? flush()
    state.withLock { state in
      let text = state.shown(text.escapingControls(keepingNewlines: true))
      write(notice: state.progress.erasure() + text + "\n")
    }
  }

  package func report(_ failure: Failure) { notice(ErrorLayout.text(of: failure)) }

  package func report(_ progress: Progress?) {
    state.withLock { state in
      let text = state.progress.text(for: progress)
      if !text.isEmpty { write(notice: text) }
    }
  }

  package func ask(_ question: String, isSecret: Bool) async throws -> String? {
    try flush()
    let text = state.withLock { state in
      state.progress.erasure() + state.shown(question.escapingControls())
    }
    return try await TerminalQuestion(text: text, isSecret: isSecret).ask(
      on: STDIN_FILENO, notices)
  }

  private func write(notice text: String) {
    // Nobody is left to tell that standard error cannot be written to.
    _ = DescriptorWriting.write(Array(text.utf8), to: notices)
  }

  /// - Throws: ``Ending/outputClosed`` when nobody reads any more, ``Failure`` when the disk is full.
  package func flush() throws {
    // Within the lock: of two threads that flush the one that was first must also write first.
    let code = state.withLock { state in
      let erasure = state.progress.erasure()
      if !erasure.isEmpty { write(notice: erasure) }
      defer { state.buffer.removeAll(keepingCapacity: true) }
      return DescriptorWriting.write(state.buffer, to: data)
    }
    switch code {
    case 0: return
    case EPIPE: throw Ending.outputClosed
    case let code:
      throw Failure(
        "standard output cannot be written: \(String(cString: strerror(code)))",
        kind: "output_failed")
    }
  }
}

extension StandardOutput.State {
  fileprivate func shown(_ text: String) -> String { host?.shown(text) ?? text }
}
