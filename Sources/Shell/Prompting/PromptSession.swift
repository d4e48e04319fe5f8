import CommandLanguage
import LineEditing

/// A session at the prompt: makes the editor, tells it of the language, and runs the loop.
struct PromptSession {
  let interpreter: Interpreter
  let output: StandardOutput
  let signals: SignalReceiver
  let backend: Backend
  let commands: Service.Commands
  let history: SessionHistory
  /// What the person has every session begin with; nil where that is not wanted.
  let initFile: InitFile?
  /// Texts that no hint may show, and no saved script hold.
  let secrets: @Sendable () -> [String]

  /// Greets, and runs until the session ends.
  ///
  /// - Returns: the exit code.
  /// - Throws: ``EditorError`` where the terminal cannot be edited on.
  func run() throws -> Int32 {
    let editor = try LibeditEditor(
      programName: "gridsh", events: signals.events,
      environment: interpreter.surroundings.environment, delegate: delegate)
    output.showAges(by: interpreter.surroundings.clock)
    output.keepOffers()
    output.leaveNotices(toEditorOf: signals)
    output.use(Pager(environment: interpreter.surroundings.environment, signals: signals))
    output.notice(isFirst ? backend.firstGreeting : backend.greeting)
    return InteractiveShell(
      interpreter, editor: editor, signals: signals, history: history, recording: recording,
      initFile: initFile,
      prompt: prompt, prefilled: output.takeOffer()
    ).run()
  }

  /// Whether this person has had no prompt yet: none has left a history, and nothing is set up.
  private var isFirst: Bool { history.isNew && initFile?.exists != true }

  private var recording: SessionRecording {
    SessionRecording(
      invocation: backend.isSandbox ? "gridsh --sandbox" : "gridsh",
      folder: interpreter.surroundings.files.workingFolder()
    ) {
      SecretScan.findsSecret(in: $0, known: secrets())
    }
  }

  private var prompt: Prompt {
    commands.profile().map { Prompt("\($0)> ", style: .notice) }
      ?? Prompt("\(backend.name)> ", style: backend.isSandbox ? .good : .notice)
  }

  /// What the editor asks of the language and of the session.
  private var delegate: EditorDelegate {
    let completer = Completer(interpreter, objects: commands.objects)
    let settings = interpreter.surroundings.settings
    let painter = LinePainter(interpreter, history: history, secrets: secrets)
    var delegate = EditorDelegate()
    delegate.isIncomplete = { !ShellEscape.isMeant(by: $0) && parse($0).isIncomplete }
    delegate.entries = { history.entries }
    delegate.history = { history.everything }
    delegate.indentation = { before, first in
      RowIndentation(below: before, registry: interpreter.registry).blanks(before: first)
    }
    delegate.complete = { completer.complete($0, at: $1) }
    delegate.paint = painter.paint
    delegate.pasted = { text in
      PastedText(prompt: prompt.text) { parse($0).isIncomplete }.statements(in: text)
    }
    delegate.notices = output.takeNotices
    delegate.hasColour = { settings.isOn(.color) }
    delegate.edit = externalEditor.edit
    return delegate
  }

  private var externalEditor: ExternalEditor {
    ExternalEditor(
      environment: interpreter.surroundings.environment, signals: signals, output: output)
  }

  private func parse(_ text: String) -> ParsedProgram {
    Parser.parse(SourceText(text + "\n", name: "<prompt>"), registry: interpreter.registry)
  }
}
