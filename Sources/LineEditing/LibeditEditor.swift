internal import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line editor for a terminal, on libedit.
///
/// A statement may span rows and is edited in place. ^C cancels it and never ends anything; ^D on an
/// empty line ends the input. `.editrc` is read when the editor is made; the keys that the rest of
/// the program speaks of keep working whatever it says.
///
/// An editor belongs to one thread at a time. `init` sets the process's character set when it is not
/// UTF-8, once, and looks the terminal up through termcap, which keeps state of the process: make no
/// two editors at the same time.
package final class LibeditEditor: LineEditor {
  let editLine: OpaquePointer
  let streams: EditorStreams
  var delegate: EditorDelegate
  let terminal: TerminalTraits

  /// The descriptor of ``EditorEvent`` bytes, or -1 when there is none or its other end is closed.
  var events: CInt

  /// Why the line under edit ends before Enter, when it does.
  var ending: LineEvent?

  /// The walk through the history that the line under edit is on.
  var walk: HistoryWalk?

  /// The search of the history that is on.
  var searching: Searching?

  /// The key that the search is to take.
  var searchKey: Unicode.Scalar = "\0"

  /// What was searched last, for ^R typed twice.
  var searchText = ""

  /// Whether the terminal was taken back after ^Z, and ``EditorEvent/continued`` is still to come.
  var hasGoneOn = false

  /// How many keys were read.
  var keysRead = 0

  /// The candidates that were listed last.
  var latestListing: Listing?

  /// What is to stand on the line before the first key.
  var prefilled = ""

  var prompt: RenderedPrompt

  /// libedit's own history, which stays empty: functions that `.editrc` may bind look into it.
  private let emptyHistory: OpaquePointer

  /// Whether the editor draws the line by itself, and libedit to ``unseen``.
  private(set) var drawsLine = false

  /// Whether the cursor stood behind the text at the last key.
  var wasAtEnd = true

  /// What the screen shows of the line; nil when it is to be drawn anew from the cursor's row.
  var picture: BlockPicture?

  let unseen: UnseenDrawing

  /// What was read and not yet given to libedit.
  var keyboard = Keyboard()

  /// The text that ``PrivateKey/paste`` inserts.
  var pasted = ""

  private let names: [KeptWideText]
  private let terminalName: KeptName

  /// Makes an editor on standard input, drawing on standard output, or on standard error when
  /// standard output is piped.
  ///
  /// - Parameters:
  ///   - programName: what lines of `.editrc` that are for this program alone begin with.
  ///   - events: where ``EditorEvent`` bytes are read from; -1 for none. It stays the caller's.
  ///   - environment: `TERM`, `NO_COLOR`, `EDITRC` and `HOME` are looked at.
  /// - Throws: ``EditorError/notATerminal(descriptor:)`` and its siblings.
  package convenience init(
    programName: String, events: CInt, environment: [String: String], delegate: EditorDelegate
  ) throws(EditorError) {
    try self.init(
      input: STDIN_FILENO, output: isatty(STDOUT_FILENO) == 1 ? STDOUT_FILENO : STDERR_FILENO,
      programName: programName, events: events, environment: environment, delegate: delegate)
  }

  /// Makes an editor on any terminal; both descriptors are copied and stay the caller's.
  package init(
    input: CInt, output: CInt, programName: String, events: CInt, environment: [String: String],
    delegate: EditorDelegate
  ) throws(EditorError) {
    EditorLocale.prepare()
    let streams = try EditorStreams(input: input, output: output)
    let unseen = try UnseenDrawing()
    // libedit looks the process's own TERM up first and complains of names that it does not know.
    let complaints = try EditorStreams.discarding()
    defer { fclose(complaints) }
    guard let emptyHistory = history_winit() else { throw .libeditUnavailable }
    guard let editLine = el_init(programName, streams.input, streams.output, complaints) else {
      history_wend(emptyHistory)
      throw .libeditUnavailable
    }
    var terminal = TerminalTraits(environment: environment)
    var name = KeptName(terminal.name)
    if cedit_set_terminal(editLine, name.pointer) != 0, terminal.isCapable {
      terminal = .plain
      name = KeptName(terminal.name)
      cedit_set_terminal(editLine, name.pointer)
    }
    if !Self.canDraw(editLine) { terminal = terminal.withoutDrawing }
    cedit_set_error_stream(editLine, streams.output)
    cedit_set_editing(editLine, 1)

    self.editLine = editLine
    self.streams = streams
    self.emptyHistory = emptyHistory
    self.unseen = unseen
    self.delegate = delegate
    self.events = events
    self.terminal = terminal
    terminalName = name
    prompt = RenderedPrompt(Prompt(""), hasColour: false)
    names = EditorFunction.allCases.flatMap { [KeptWideText($0.rawValue), KeptWideText($0.help)] }
    attach()
    bindKeys(sourcing: Self.configurationPath(environment))
    // With editing off, the terminal shows what is typed, and libedit the prompt.
    drawsLine = terminal.isCapable && cedit_is_editing(editLine) != 0
    if drawsLine { cedit_set_output_stream(editLine, unseen.stream) }
  }

  /// Whether termcap says that the terminal knows the sequences of ECMA-48 and waits at the margin for
  /// the next character, as all terminals of today do.
  private static func canDraw(_ editLine: OpaquePointer) -> Bool {
    func capability(_ name: String) -> String {
      cedit_capability(editLine, name).map { String(cString: $0) } ?? ""
    }
    return capability("ce").contains("\u{1B}[K") && capability("IC").contains("\u{1B}[")
      && capability("am") == "yes" && capability("xn") == "yes"
  }

  deinit {
    el_end(editLine)
    history_wend(emptyHistory)
  }

  package func read(_ prompt: Prompt, prefilled: String) -> LineEvent {
    self.prompt = RenderedPrompt(prompt, hasColour: terminal.hasColour)
    ending = nil
    walk = nil
    hasGoneOn = false
    picture = nil
    self.prefilled = prefilled
    var text = ""
    repeat {
      // libedit shows the prompt first and takes the terminal after; what is typed in between would
      // be echoed beside it. It does nothing when editing is off.
      enterTerminal()
      var count: CInt = 0
      let line = el_wgets(editLine, &count)
      if let ending { return leave(for: ending, count: count) }
      guard let line, count > 0 else { return leave(for: .endOfInput, count: count) }
      text += String(wideCharacters: UnsafeBufferPointer(start: line, count: Int(count)))
      // Where .editrc has switched editing off, no Enter function has asked.
    } while cedit_is_editing(editLine) == 0 && delegate.isIncomplete(text)
    if text.hasSuffix("\n") { text.removeLast() }
    if drawsLine {
      moveToEnd(of: EditedLine(characters: text.wideCharacters.dropLast(), cursor: 0))
      draw("\r\n")
    }
    leaveTerminal()
    return .statement(text)
  }

  /// Leaves the abandoned line and puts the cursor on a row of its own.
  ///
  /// - Parameter count: what `el_wgets` gave: -1 when it broke off where it was; 0 when a function of
  ///   libedit's had asked for the key and has gone to a row below by itself.
  private func leave(for event: LineEvent, count: CInt) -> LineEvent {
    // With editing off, the terminal itself has echoed the ^C.
    let isEditing = cedit_is_editing(editLine) != 0
    if searching != nil {
      eraseBlock()
      endSearch()
      redraw()
    }
    if event == .interrupted {
      keyboard.forget()
      tcflush(streams.inputDescriptor, TCIFLUSH)
    }
    if isEditing, drawsLine || count == -1 { moveToEndOfBlock() }
    draw(isEditing && event == .interrupted ? "^C\r\n" : "\r\n")
    leaveTerminal()
    return event
  }

  // MARK: - Wiring

  private func attach() {
    cedit_set_client_data(editLine, Unmanaged.passUnretained(self).toOpaque())
    cedit_set_signals(editLine, 0)
    // By itself the terminal drops what was typed when ^C comes. A byte that was there for `poll` is then
    // gone for `read`, which would sleep until the next key, the interrupt unseen.
    cedit_set_mode(editLine, "+noflsh".wideCharacters)
    cedit_set_mode(editLine, "-ixon".wideCharacters)  // ^S is a key of the search
    cedit_set_history(editLine, emptyHistory)
    cedit_set_prompt(
      editLine, { LibeditEditor.of($0)?.prompt.pointer })
    cedit_set_reader(editLine) { editLine, character in
      guard let editor = LibeditEditor.of(editLine), let character else { return -1 }
      return editor.nextCharacter(into: character)
    }
    for (index, function) in EditorFunction.allCases.enumerated() {
      cedit_add_function(
        editLine, names[2 * index].pointer, names[2 * index + 1].pointer, function.callback)
    }
  }

  /// Binds, reads `.editrc`, and binds again: `bind -v` and `bind -e` in it wipe every binding.
  private func bindKeys(sourcing path: String?) {
    cedit_set_keys(editLine, "emacs".wideCharacters)
    bindRequiredKeys()
    guard let path else { return }
    obeySettings(at: path)
    bindRequiredKeys()
  }

  private func bindRequiredKeys() {
    let everywhere =
      KeyBinding.required.filter { !$0.isEscapeSequence } + keyboard.sequences.bindings
    for binding in everywhere + KeyBinding.typing {
      cedit_bind(editLine, binding.key.wideCharacters, binding.function.wideCharacters)
    }
    guard cedit_has_vi_keys(editLine) != 0 else { return }
    for binding in everywhere + KeyBinding.viCommands {
      cedit_bind_alternate(editLine, binding.key.wideCharacters, binding.function.wideCharacters)
    }
  }

  /// Where editrc(5) says that the person's settings are.
  private static func configurationPath(_ environment: [String: String]) -> String? {
    if let path = environment["EDITRC"] { return path }
    return environment["HOME"].map { $0 + "/.editrc" }
  }

  // MARK: - The way back from C

  static func of(_ editLine: OpaquePointer?) -> LibeditEditor? {
    guard let data = cedit_client_data(editLine) else { return nil }
    return Unmanaged<LibeditEditor>.fromOpaque(data).takeUnretainedValue()
  }

  static func perform(
    _ editLine: OpaquePointer?, _ body: (LibeditEditor) -> EditorFunction.Outcome
  ) -> UInt8 {
    (of(editLine).map(body) ?? .bell).code
  }
}
