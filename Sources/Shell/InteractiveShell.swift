package import CommandLanguage
package import LineEditing

/// The loop at the prompt: reads a statement, runs it, shows what it gives.
package struct InteractiveShell {
  let interpreter: Interpreter
  let editor: any LineEditor
  let signals: SignalReceiver
  let history: HistoryFile?
  /// Asked for before each statement: who talks may have changed.
  let prompt: () -> Prompt

  package init(
    _ interpreter: Interpreter, editor: any LineEditor, signals: SignalReceiver,
    history: HistoryFile?, prompt: @escaping @autoclosure () -> Prompt
  ) {
    self.interpreter = interpreter
    self.editor = editor
    self.signals = signals
    self.history = history
    self.prompt = prompt
  }

  /// Reads and runs until Ctrl-D, `exit` or a signal that ends the process.
  ///
  /// What the session deferred runs then.
  ///
  /// - Returns: the exit code. An error of a statement is shown and drops the rest of its line; it
  ///   never ends the shell.
  package func run() -> Int32 {
    recall()
    let ending = interpreter.finish(after: readAndRun())
    try? interpreter.output.flush()
    return ending.map { ($0 as? Ending)?.exitCode ?? Failure.Category.fault.rawValue } ?? 0
  }

  /// What ended the shell; nil for Ctrl-D.
  private func readAndRun() -> (any Error)? {
    while true {
      // A Ctrl-C that came as a statement ended belongs to that one, not to the next.
      interpreter.cancellation.forgetInterruption()
      if interpreter.cancellation.isRequested { return interpreter.cancellation.ending }
      switch signals.whileEditing({ editor.read(prompt()) }) {
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
    remember(text)
    do {
      _ = try Replay(interpreter).run(SourceText(text, name: "<prompt>"))
    } catch Ending.interrupted {
      interpreter.output.notice("interrupted")
    } catch {
      return error
    }
    return nil
  }

  private func recall() {
    guard let history else { return }
    do {
      for entry in try history.load() { editor.remember(entry) }
    } catch {
      interpreter.output.notice("\(error)")
    }
  }

  private func remember(_ text: String) {
    editor.remember(text)
    do {
      _ = try history?.append(text)
    } catch {
      interpreter.output.notice("\(error)")
    }
  }
}
