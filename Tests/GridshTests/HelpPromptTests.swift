import TestSupport
import Testing

/// Help where a person asks for it.
@Suite("Help at the prompt")
struct HelpPromptTests {
  private func start() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal()
    try terminal.start(Gridsh.path, ["--ephemeral"])
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  @Test("an example comes onto the line, is changed there and runs")
  func examples() throws {
    let terminal = try start()
    terminal.send("help .. 1\r")
    try terminal.expectScreen("the example") {
      $0.cursorRow == "sandbox> print sum(1..4), [7, 8, 9][0..1]"
    }
    terminal.send(", 6 * 7\r")
    try terminal.expectScreen("what it prints, and an empty line") {
      $0.text.suffix(2).elementsEqual(["10 [7,8] 42", "sandbox>"])
    }
  }

  @Test("what there is fits on the screen of a common terminal")
  func list() throws {
    let terminal = try start()
    terminal.send("help\r")
    try terminal.expectScreen("the whole list") { screen in
      screen.cursorRow == "sandbox>" && screen.text.contains("sandbox> help")
        && screen.text.contains { $0.hasPrefix("Keywords ") }
    }
  }
}
