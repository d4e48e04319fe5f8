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
  let delegate: EditorDelegate
  let terminal: TerminalTraits

  /// The descriptor of ``EditorEvent`` bytes, or -1 when there is none or its other end is closed.
  var events: CInt

  var assembler = ScalarAssembler()

  /// Why the line under edit ends before Enter, when it does.
  var ending: LineEvent?

  /// A long text that was left for the history; libedit itself keeps 1024 characters of it.
  var draft: EditedLine?

  var prompt: RenderedPrompt

  private let history: EditorHistory
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
    let history = try EditorHistory()
    // libedit looks the process's own TERM up first and complains of names that it does not know.
    let complaints = try EditorStreams.discarding()
    defer { fclose(complaints) }
    guard let editLine = el_init(programName, streams.input, streams.output, complaints) else {
      throw .libeditUnavailable
    }
    var terminal = TerminalTraits(environment: environment)
    var name = KeptName(terminal.name)
    if cedit_set_terminal(editLine, name.pointer) != 0, terminal.isCapable {
      terminal = .plain
      name = KeptName(terminal.name)
      cedit_set_terminal(editLine, name.pointer)
    }
    cedit_set_error_stream(editLine, streams.output)
    cedit_set_editing(editLine, 1)

    self.editLine = editLine
    self.streams = streams
    self.history = history
    self.delegate = delegate
    self.events = events
    self.terminal = terminal
    terminalName = name
    prompt = RenderedPrompt(Prompt(""), hasColour: false)
    names = EditorFunction.allCases.flatMap { [KeptWideText($0.rawValue), KeptWideText($0.help)] }
    attach()
    bindKeys(sourcing: Self.configurationPath(environment))
  }

  deinit {
    el_end(editLine)
  }

  package func read(_ prompt: Prompt) -> LineEvent {
    self.prompt = RenderedPrompt(prompt, hasColour: terminal.hasColour)
    ending = nil
    draft = nil
    var text = ""
    repeat {
      // libedit shows the prompt first and takes the terminal after; what is typed in between would
      // be echoed beside it. It does nothing when editing is off.
      cedit_set_raw_mode(editLine, 1)
      var count: CInt = 0
      let line = el_wgets(editLine, &count)
      if let ending { return leave(for: ending, count: count) }
      guard let line, count > 0 else { return leave(for: .endOfInput, count: count) }
      text += String(wideCharacters: UnsafeBufferPointer(start: line, count: Int(count)))
      // Where .editrc has switched editing off, no Enter function has asked.
    } while cedit_is_editing(editLine) == 0 && delegate.isIncomplete(text)
    if text.hasSuffix("\n") { text.removeLast() }
    return .statement(text)
  }

  package func remember(_ entry: String) {
    history.enter(entry)
  }

  /// Leaves the abandoned line and puts the cursor on a row of its own.
  ///
  /// - Parameter count: what `el_wgets` gave: -1 when it broke off where it was; 0 when a function of
  ///   libedit's, such as the search, had asked for the key and has gone to a row below by itself.
  private func leave(for event: LineEvent, count: CInt) -> LineEvent {
    // With editing off, the terminal itself has echoed the ^C.
    let isEditing = cedit_is_editing(editLine) != 0
    if isEditing, count == -1 { moveToEndOfBlock() }
    if event == .interrupted { tcflush(streams.inputDescriptor, TCIFLUSH) }
    draw(isEditing && event == .interrupted ? "^C\n" : "\n")
    return event
  }

  // MARK: - Wiring

  private func attach() {
    cedit_set_client_data(editLine, Unmanaged.passUnretained(self).toOpaque())
    cedit_set_signals(editLine, 0)
    // By itself the terminal drops what was typed when ^C comes. A byte that was there for `poll` is then
    // gone for `read`, which would sleep until the next key, the interrupt unseen.
    cedit_set_mode(editLine, "+noflsh".wideCharacters)
    cedit_set_history(editLine, history.pointer)
    cedit_set_prompt(
      editLine, { LibeditEditor.of($0)?.prompt.pointer },
      wchar_t(bitPattern: RenderedPrompt.mark.value))
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
    guard let path, el_source(editLine, path) == 0 else { return }
    bindRequiredKeys()
  }

  private func bindRequiredKeys() {
    let hasViKeys = cedit_has_vi_keys(editLine) != 0
    for binding in KeyBinding.required {
      let key = binding.key.wideCharacters
      let function = binding.function.wideCharacters
      if !(hasViKeys && binding.isEscapeSequence) { cedit_bind(editLine, key, function) }
      if hasViKeys { cedit_bind_alternate(editLine, key, function) }
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
