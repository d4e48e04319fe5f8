package import CommandLanguage
package import LineEditing

/// The loop at the prompt: reads a statement, runs it, shows what it gives.
package struct InteractiveShell {
  let interpreter: Interpreter
  let editor: any LineEditor
  let signals: SignalReceiver
  let history: SessionHistory?
  /// Keeps what the statements did, for `save`.
  let recording: SessionRecording?
  /// What runs before the first statement.
  let initFile: InitFile?
  /// Asked for before each statement: who talks may have changed.
  let prompt: () -> Prompt
  /// What stands on the line at first; asked for before each statement.
  let prefilled: () -> String

  package init(
    _ interpreter: Interpreter, editor: any LineEditor, signals: SignalReceiver,
    history: SessionHistory?, prompt: @escaping @autoclosure () -> Prompt,
    prefilled: @escaping @autoclosure () -> String = ""
  ) {
    self.init(
      interpreter, editor: editor, signals: signals, history: history, recording: nil,
      initFile: nil, prompt: prompt(), prefilled: prefilled())
  }

  init(
    _ interpreter: Interpreter, editor: any LineEditor, signals: SignalReceiver,
    history: SessionHistory?, recording: SessionRecording?,
    initFile: InitFile?, prompt: @escaping @autoclosure () -> Prompt,
    prefilled: @escaping @autoclosure () -> String
  ) {
    self.interpreter = interpreter
    self.editor = editor
    self.signals = signals
    self.history = history
    self.recording = recording
    self.initFile = initFile
    self.prompt = prompt
    self.prefilled = prefilled
  }

  /// Reads and runs until Ctrl-D, `exit` or a signal that ends the process.
  ///
  /// What the session deferred runs then.
  ///
  /// - Returns: the exit code. An error of a statement is shown and drops the rest of its line; it
  ///   never ends the shell.
  package func run() -> Int32 {
    interpreter.cancellation.isAtPrompt = true
    let ending = interpreter.finish(after: begin() ?? readAndRun())
    try? interpreter.output.flush()
    return ending.map { ($0 as? Ending)?.exitCode ?? Failure.Category.fault.rawValue } ?? 0
  }

  /// Runs what the person has every session begin with; what ended the shell when it did.
  ///
  /// It is no statement of this session: nothing remembers it but `save`, where others need it.
  private func begin() -> (any Error)? {
    interpreter.recording = recording
    recording?.isPreamble = true
    defer { recording?.isPreamble = false }
    do {
      guard let text = try initFile?.read() else { return nil }
      return run(text)
    } catch let failure as Failure {
      interpreter.output.report(failure)
      return nil
    } catch {
      return error
    }
  }

  /// What ended the shell; nil for Ctrl-D.
  private func readAndRun() -> (any Error)? {
    while true {
      // A Ctrl-C that came as a statement ended belongs to that one, not to the next.
      interpreter.cancellation.forgetInterruption()
      if interpreter.cancellation.isRequested { return interpreter.cancellation.ending }
      switch signals.whileEditing({ editor.read(prompt(), prefilled: prefilled()) }) {
      case .interrupted: continue
      case .endOfInput:
        return interpreter.cancellation.isRequested ? interpreter.cancellation.ending : nil
      case .statement(let text):
        if let ending = run(text) { return ending }
      }
    }
  }

  /// Runs what was typed; what ended the shell when it did.
  private func run(_ text: String) -> (any Error)? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    history?.remember(text)
    tellOfHistory()
    let watch = Stopwatch(interpreter.surroundings.clock)
    defer {
      if interpreter.surroundings.settings.isOn(.timing) {
        interpreter.output.notice("took \(Readable.duration(watch.elapsed))")
      }
    }
    guard ShellEscape.isMeant(by: text) else { return run(SourceText(text, name: "<prompt>")) }
    do {
      try ShellEscape(interpreter: interpreter, signals: signals).run(text)
      return nil
    } catch {
      return error
    }
  }

  private func run(_ source: SourceText) -> (any Error)? {
    do {
      _ = try Replay(interpreter).run(source)
    } catch Ending.interrupted {
      let explanation = interpreter.cancellation.takeExplanation().map { ": \($0)" }
      interpreter.output.notice("interrupted\(explanation ?? "")")
    } catch {
      return error
    }
    return nil
  }

  private func tellOfHistory() {
    if let notice = history?.takeNotice() { interpreter.output.notice(notice) }
  }
}
