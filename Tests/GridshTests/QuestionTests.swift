import TestSupport
import Testing

/// Questions to the person at the terminal, asked by the program itself.
@Suite("Questions at a terminal")
struct QuestionTests {
  private let question = "Delete kn_00000001? [y/N]"

  private func start(_ arguments: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(Gridsh.path, ["--ephemeral"] + arguments)
    return terminal
  }

  @Test("a delete of another's knowledge is asked about, and a no deletes nothing")
  func refused() throws {
    let terminal = try start("-c", "try { delete kn_00000001 } catch e { print e.kind }")
    try terminal.expectScreen("the question") { $0.cursorRow.hasPrefix(question) }
    terminal.send("n")
    terminal.sendKey(.enter)
    try terminal.expect("declined")
    #expect(try terminal.finish() == .exited(0))
  }

  @Test("Ctrl-C at the question ends the program, and nothing is deleted")
  func interrupted() throws {
    let terminal = try start("-c", "delete kn_00000001; print \"went on\"")
    try terminal.expectScreen("the question") { $0.cursorRow.hasPrefix(question) }
    terminal.sendKey(.ctrlC)
    #expect(try terminal.finish() == .exited(130))
    #expect(!terminal.screen.text.contains { $0.contains("went on") })
  }

  @Test("without a terminal it is an error that says what to add")
  func unattended() throws {
    let run = try Gridsh.run("--ephemeral", "-c", "delete kn_00000001")
    #expect(run.ending == .exited(1))
    #expect(run.errors.contains("there is nobody to ask: add `--yes`"))
  }
}
