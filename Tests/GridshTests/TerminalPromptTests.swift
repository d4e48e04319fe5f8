import TestSupport
import Testing

@Suite("The prompt on terminals of all kinds")
struct TerminalPromptTests {
  private func start(_ script: String, environment: [String: String] = [:]) throws -> PseudoTerminal
  {
    let terminal = try PseudoTerminal(columns: 60, rows: 20)
    try terminal.start("/bin/sh", ["-c", script, Gridsh.path], environment: environment)
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  private func expectAnswer(in terminal: PseudoTerminal) throws {
    terminal.send("print \"知識\" + \"!\"")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the answer and the next prompt") {
      $0.text.suffix(2).elementsEqual(["知識!", "sandbox>"])
    }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
  }

  @Test(
    "a line is edited whatever the terminal and the locale",
    arguments: [
      "LC_ALL=C exec \"$0\" --ephemeral", "unset TERM; exec \"$0\" --ephemeral",
      "TERM=dumb exec \"$0\" --ephemeral", "TERM=no-such exec \"$0\" --ephemeral",
      "TERM=screen exec \"$0\" --ephemeral", "TERM=linux exec \"$0\" --ephemeral",
    ])
  func terminals(script: String) throws {
    try expectAnswer(in: start(script))
  }

  @Test("with standard output piped, a line is edited on standard error")
  func piped() throws {
    let terminal = try start("\"$0\" --ephemeral | cat")
    terminal.send("print \"知識\" + \"!\"\r")
    // `cat` writes when it comes to it, before the next prompt or behind it.
    try terminal.expectScreen("the answer and the next prompt") { screen in
      screen.text.contains { $0.hasSuffix("知識!") }
        && screen.text.count { $0.hasPrefix("sandbox>") } == 2
    }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
  }

  @Test("what a program prints without a newline stays above the prompt")
  func partialRow() throws {
    let terminal = try start("printf partial; exec \"$0\" --ephemeral")
    let rows = terminal.screen.text
    #expect(rows.first?.hasPrefix("partial") == true)
    #expect(rows.last == "sandbox>")
  }

  @Test("what is pasted is never run, and pastes are not marked behind the session")
  func pasting() throws {
    let terminal = try start("exec \"$0\" --ephemeral")
    terminal.send("\u{1B}[200~print 6 * 7\rprint 1\r\u{1B}[201~")
    try terminal.expectScreen("the pasted rows") {
      $0.text.suffix(2).elementsEqual(["sandbox> print 6 * 7", "print 1"])
    }
    terminal.sendKey(.enter)
    try terminal.expectScreen("both answers") {
      $0.text.suffix(3).elementsEqual(["42", "1", "sandbox>"])
    }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
    #expect(!terminal.screen.marksPastes)
  }
}
