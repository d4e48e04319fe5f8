import TestSupport
import Testing

/// What a person sees of the words of a line while typing them.
@Suite("Colours and hints at the prompt")
struct ColourPromptTests {
  private func start(environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(Gridsh.path, ["--ephemeral"], environment: environment)
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  /// What stands behind the prompt, with its styles.
  private func line(_ screen: TerminalScreen) -> String {
    let rows = screen.styledText
    guard rows.indices.contains(screen.cursor.row) else { return "" }
    return rows[screen.cursor.row].replacing("{green:sandbox>}", with: "sandbox>")
      .replacing("{green:sandbox> }", with: "sandbox> ")
  }

  /// Runs a statement and waits for the prompt behind it.
  private func run(_ statement: String, on terminal: PseudoTerminal) throws {
    let row = terminal.screen.cursor.row
    terminal.send(statement)
    terminal.sendKey(.enter)
    try terminal.expectScreen("a prompt behind \(statement)") {
      $0.cursor.row > row && $0.cursorRow == "sandbox>"
    }
  }

  @Test(
    "words are coloured by what they are",
    arguments: [
      ("frobnicate x", "{red:frobnicate} x"), ("crea", "crea"),
      ("files \"a", "{bold blue:files} {underlined red:\"}{green:a}"),
      ("print 5 # five", "{bold blue:print} {magenta:5} {dim:# five}"),
      ("print (5)", "{bold blue:print} {bold underlined:(}{magenta:5}{bold underlined:)}"),
      ("print 5)", "{bold blue:print} {magenta:5}{red:)}"),
    ])
  func colours(typed: String, expected: String) throws {
    let terminal = try start()
    terminal.send(typed)
    try terminal.expectScreen(expected) { line($0) == "sandbox> \(expected)" }
  }

  @Test("what was run keeps its colours, without what the cursor showed")
  func scrollback() throws {
    let terminal = try start()
    try run("print (5)", on: terminal)
    try run("wai", on: terminal)
    let rows = terminal.screen.styledText.map {
      $0.replacing("{green:sandbox> }", with: "> ")
    }
    #expect(rows.contains("> {bold blue:print} ({magenta:5})"))
    #expect(rows.contains("> {red:wai}"))
  }

  @Test(
    "a hint says what a command takes, and what was typed before can be taken with the right arrow")
  func hints() throws {
    let terminal = try start()
    terminal.send("retrieve ")
    try terminal.expectScreen("the usage") { line($0) == "sandbox> {bold blue:retrieve} {dim:K}" }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    try run("answer = 42", on: terminal)
    terminal.send("ans")
    try terminal.expectScreen("the statement") { line($0) == "sandbox> ans{dim:wer = 42}" }
    terminal.sendKey(.right)
    try terminal.expectScreen("the statement taken") {
      line($0) == "sandbox> answer = {magenta:42}"
    }
  }

  @Test("colours and hints are switched off at once")
  func settings() throws {
    let terminal = try start()
    try run("set color off", on: terminal)
    terminal.send("set c")
    try terminal.expectScreen("the hint alone") { line($0) == "sandbox> set c{dim:olor off}" }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    try run("set hints off", on: terminal)
    terminal.send("set c")
    try terminal.expectScreen("neither") { line($0) == "sandbox> set c" }
  }

  @Test(
    "NO_COLOR and a plain terminal show the text alone",
    arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func plain(environment: [String: String]) throws {
    let terminal = try start(environment: environment)
    terminal.send("frobnicate \"a")
    try terminal.expectScreen("the text") { line($0) == "sandbox> frobnicate \"a" }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    terminal.send("retrieve ")
    try terminal.expectScreen("no hint") {
      line($0) == "sandbox> retrieve" && $0.cursor.column == 18
    }
  }

  @Test("a row is indented by the bracket that is open above it")
  func indentation() throws {
    let terminal = try start()
    terminal.send("for i in [1, 2] {")
    terminal.sendKey(.enter)
    try terminal.expectScreen("a row within the block") { $0.cursor.column == 2 }
    terminal.send("print [")
    terminal.sendKey(.enter)
    try terminal.expectScreen("a row within the list") { $0.cursor.column == 4 }
  }

  @Test("a pasted transcript loses its prompts and its output, and runs with Enter alone")
  func transcript() throws {
    let terminal = try start()
    terminal.send("\u{1B}[200~sandbox> n = 6\nsandbox> print n * 7\n42\nsandbox> \n\u{1B}[201~")
    try terminal.expectScreen("two statements") {
      $0.cursorRow == "print n * 7" && $0.text.contains("sandbox> n = 6")
    }
    #expect(!terminal.screen.text.contains("42"))
    terminal.sendKey(.enter)
    try terminal.expectScreen("what they print") {
      $0.text.contains("42") && $0.cursorRow == "sandbox>"
    }
  }
}
