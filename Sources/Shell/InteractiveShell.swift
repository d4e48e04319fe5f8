package import CommandLanguage
package import LineEditing

/// The loop at the prompt: reads a statement, runs it, shows what it gives.
package struct InteractiveShell {
  let interpreter: Interpreter
  let editor: any LineEditor
  let signals: SignalReceiver
  let history: HistoryFile?
  let prompt: Prompt

  package init(
    _ interpreter: Interpreter, editor: any LineEditor, signals: SignalReceiver,
    history: HistoryFile?, prompt: Prompt
  ) {
    self.interpreter = interpreter
    self.editor = editor
    self.signals = signals
    self.history = history
    self.prompt = prompt
  }

  /// Reads and runs until Ctrl-D, `exit` or a signal that ends the process.
  ///
  /// - Returns: the exit code. An error of a statement is shown and drops the rest of its line; it
  ///   never ends the shell.
  package func run() -> Int32 {
    recall()
    while true {
      // A Ctrl-C that came as a statement ended belongs to that one, not to the next.
      interpreter.cancellation.forgetInterruption()
      if interpreter.cancellation.isRequested { return interpreter.cancellation.ending.exitCode }
      switch signals.whileEditing({ editor.read(prompt) }) {
      case .interrupted: continue
      case .endOfInput:
        return interpreter.cancellation.isRequested ? interpreter.cancellation.ending.exitCode : 0
      case .statement(let text):
        if let code = run(text) { return code }
      }
    }
  }

  /// Runs what was typed; the exit code when it ends the shell.
  private func run(_ text: String) -> Int32? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    remember(text)
    do {
      _ = try Replay(interpreter).run(SourceText(text, name: "<prompt>"))
    } catch Ending.interrupted {
      interpreter.output.notice("interrupted")
    } catch {
      return (error as? Ending)?.exitCode ?? Failure.Category.fault.rawValue
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
