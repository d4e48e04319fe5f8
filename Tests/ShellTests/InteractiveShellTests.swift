import CommandLanguage
import LineEditing
import Shell
import TestSupport
import Testing

@Suite("The loop at the prompt")
struct InteractiveShellTests {
  /// What a session of these events shows, the code that it ends with, and what is remembered.
  ///
  /// - Parameter early: what a signal asked for before the first statement.
  private func session(_ events: LineEvent..., after early: Ending? = nil) -> (
    shown: [String], code: Int32, remembered: [String]
  ) {
    let output = RecordingOutput()
    let editor = ScriptedEditor(events)
    let cancellation = Cancellation()
    if let early { cancellation.request(early) }
    let interpreter = Interpreter(
      registry: Registry(groups: [], objectKinds: []), output: output,
      surroundings: Surroundings(environment: [:]), cancellation: cancellation)
    let history = SessionHistory(file: nil, settings: interpreter.surroundings.settings)
    let shell = InteractiveShell(
      interpreter, editor: editor, signals: SignalReceiver(cancelling: cancellation),
      history: history, prompt: Prompt("test> "))
    let code = shell.run()
    return (output.take(), code, history.entries)
  }

  @Test("statements share their variables, and the end of input ends the shell")
  func variables() {
    let (shown, code, remembered) = session(
      .statement("n = 20"), .statement("n * 2 + 2"), .endOfInput)
    #expect(shown == ["42"])
    #expect(code == 0)
    #expect(remembered == ["n = 20", "n * 2 + 2"])
  }

  @Test("an error is shown, drops the rest of its line, and the shell goes on")
  func errors() {
    let (shown, code, _) = session(
      .statement("n = 1 / 0; n = 5"), .statement("n"), .statement("2"), .endOfInput)
    #expect(shown.contains("<prompt>:1:5: division by zero"))
    #expect(shown.contains("<prompt>:1:1: no command or variable `n`"))
    #expect(shown.last == "2")
    #expect(code == 0)
  }

  @Test("a Ctrl-C that comes too late for a statement does not end the next, nor the shell")
  func lateInterrupt() {
    let (shown, code, _) = session(
      .statement("for i in 1..2 { i }"), .endOfInput, after: .interrupted)
    #expect(shown == ["1", "2"])
    #expect(code == 0)
  }

  @Test("a signal that ends the process is heeded before the next statement")
  func termination() {
    let (shown, code, _) = session(.statement("1"), .endOfInput, after: .terminated)
    #expect(shown == [])
    #expect(code == 143)
  }

  @Test("Ctrl-C drops the line and nothing else, and blank lines are not remembered")
  func interrupts() {
    let (shown, _, remembered) = session(
      .interrupted, .statement("  "), .interrupted, .statement("1"), .endOfInput)
    #expect(shown == ["1"])
    #expect(remembered == ["1"])
  }
}
