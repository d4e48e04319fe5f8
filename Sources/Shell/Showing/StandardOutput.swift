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
  /// A person sees each line when it is written.
  private let isTerminal: Bool
  /// Whether the terminal of the notices, or of the data, obeys escape sequences.
  private let canRedraw: Bool
  private let canClear: Bool
  private let hasColour: Bool
  let state: Mutex<State>

  struct State {
    var buffer: [UInt8] = []
    var progress: ProgressLine
    /// Counts what was begun and ended of progress: a beat of what has ended finds another number.
    var generation = 0
    var isBeating = false
    var host: ShownHost?
    var settings: Settings?
    var zone = DisplayZone.local
    /// Says how old cards are; nil where they do not say it.
    var clock: (any SessionClock)?
    /// Whether a person at a prompt takes what is offered.
    var isPrompt = false
    var offered = ""
    /// Says whether a line is edited, above which notices are printed by the editor.
    var editing: SignalReceiver?
    /// The notices that the editor has yet to print.
    var held = ""
    var pager: Pager?
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
    let traits = TerminalTraits(environment: environment)
    canRedraw = isatty(notices) == 1 && traits.isCapable
    canClear = isTerminal && traits.isCapable
    hasColour = isTerminal && traits.hasColour
    state = Mutex(
      State(
        progress: ProgressLine(
          isTerminal: canRedraw, columns: { TerminalSize(of: notices).columns })))
  }

  /// Shows the sandbox under its name from now on.
  package func show(_ host: ShownHost) { state.withLock { $0.host = host } }

  /// Shows times as the session counts them, and values as its settings say.
  package func follow(_ surroundings: Surroundings) {
    state.withLock { state in
      state.settings = surroundings.settings
      state.zone = surroundings.clock.isSimulated ? .utc : .local
      state.progress.isTimeReal = !surroundings.clock.isSimulated
    }
  }

  private var layout: ValueLayout { isTerminal ? .terminal(display) : .lines }

  private var display: Display {
    state.withLock { state in
      Display(
        width: isTerminal ? TerminalSize(of: data).columns : nil, zone: state.zone,
        now: state.clock?.now, hasColour: hasColour && state.settings?.isOn(.color) == true)
    }
  }

  package func show(_ value: Value) throws {
    if let form = value.form(chosenIn: state.withLock({ $0.settings })) {
      let text = try form.text(of: value, on: self)
      return text.isEmpty ? () : try write(text)
    }
    guard let shown = layout.laidOut(value) else { return }
    try put(shown.text)
    if shown.isCut, state.withLock({ $0.isPrompt }) { notice(LaidOut.hint) }
  }

  package func showNone(of noun: String) throws {
    let none = Value.list([])
    if none.form(chosenIn: state.withLock({ $0.settings })) != nil { return try show(none) }
    try write(layout.none(of: noun))
  }

  package func write(_ text: String) throws { try put(isTerminal ? text.safeToShow : text) }

  /// Writes what is safe to show, and a newline.
  private func put(_ text: String) throws {
    let text = state.withLock { $0.shown(text) }
    if try page(text) { return }
    let isFull = state.withLock { state in
      state.buffer.append(contentsOf: text.utf8)
      state.buffer.append(UInt8(ascii: "\n"))
      return state.buffer.count > Self.bufferLimit
    }
    if isFull || isTerminal { try flush() }
  }

  /// Shows a text in the pager where it is taller than the screen.
  private func page(_ text: String) throws -> Bool {
    let pager = state.withLock { state in
      state.settings?.isOn(.pager) == true ? state.pager : nil
    }
    guard isTerminal, let pager, text.isTaller(than: TerminalSize(of: data)) else { return false }
    try flush()
    return pager.show(text + "\n")
  }

  package func clear() throws {
    guard canClear else { return }
    try flush()
    _ = DescriptorWriting.write(Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8), to: data)
  }

  package func text(of table: ItemTable) -> String {
    // It becomes a value, which may go anywhere.
    var display = display
    display.hasColour = false
    return TableLayout(table, on: display).laidOut.text
  }

  package func notice(_ text: String) {
    let isHeld = state.withLock { state in
      guard let editing = state.editing, editing.isEditing else { return false }
      state.held += state.row(of: text)
      editing.send(.notice)
      return true
    }
    if isHeld { return }
    try? flush()
    state.withLock { state in write(notice: state.progress.erasure() + state.row(of: text)) }
  }

  package func report(_ diagnostic: Diagnostic) {
    notice(ErrorLayout.text(of: diagnostic, within: noticeColumns))
  }

  package func report(_ failure: Failure) {
    notice(ErrorLayout.text(of: failure, within: noticeColumns))
  }

  /// How wide the terminal of the notices is; nil where there is none.
  private var noticeColumns: Int? {
    isatty(notices) == 1 ? TerminalSize(of: notices).columns : nil
  }

  package func ask(_ question: String, isSecret: Bool) async throws -> String? {
    try flush()
    let text = state.withLock { state in
      state.progress.pause() + state.shown(question.escapingControls())
    }
    return try await TerminalQuestion(text: text, isSecret: isSecret).ask(
      on: STDIN_FILENO, notices)
  }

  func write(notice text: String) {
    // Nobody is left to tell that standard error cannot be written to.
    _ = DescriptorWriting.write(Array(text.utf8), to: notices)
  }

  /// - Throws: ``Ending/outputClosed`` when nobody reads any more, ``Failure`` when the disk is full.
  package func flush() throws {
    // Within the lock: of two threads that flush the one that was first must also write first.
    let code = state.withLock { state in
      // The line may have ended before the editor could print what was held.
      let notices = state.progress.erasure() + state.held
      state.held = ""
      if !notices.isEmpty { write(notice: notices) }
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

  /// A notice as it is written.
  fileprivate func row(of notice: String) -> String {
    shown(notice.escapingControls(keepingNewlines: true)) + "\n"
  }
}
