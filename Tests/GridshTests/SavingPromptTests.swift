import TestSupport
import Testing

@Suite("Saving at the prompt")
struct SavingPromptTests {
  private func type(_ statement: String, into terminal: PseudoTerminal) throws {
    terminal.send(statement)
    try terminal.expectScreen("the statement") { $0.cursorRow.hasSuffix(statement) }
    terminal.sendKey(.enter)
    try terminal.expectScreen("a prompt behind \(statement)") { $0.cursorRow == "sandbox>" }
  }

  @Test("a session is saved, runs as a script, and takes another file")
  func session() throws {
    let folder = try TemporaryFolder()
    let script = folder.path + "/demo.grid"
    let terminal = try PseudoTerminal(columns: 120, rows: 40)
    try terminal.start(
      "/bin/sh", ["-c", "cd \"$1\" && exec \"$0\" --ephemeral", Gridsh.path, Gridsh.files])
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    for statement in [
      "create orders.csv", "wiat _", "wait _", "help wait", "print _.row_counts.total",
      "save \(script)",
    ] {
      try type(statement, into: terminal)
    }
    #expect(
      terminal.screen.text.contains(
        "saved 3 statements to \(script); run it with: gridsh --sandbox \(script)"))
    try type("save \(script)", into: terminal)
    #expect(terminal.screen.text.contains { $0.contains("there is a file `\(script)` already") })
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))

    let text = try TranscriptFiles.text(of: script)
    #expect(text.hasPrefix("# Saved from a gridsh session on 2026-01-01T00:00:0"))
    #expect(
      text.hasSuffix(
        """

        ## A file of the session.
        param orders: path = "orders.csv"

        knowledge = create $orders
        wait knowledge
        expect knowledge.status == "ready"
        print _.row_counts.total

        """))
    #expect(try Gridsh.run("--check", script).ending == .exited(0))
    let outcome = try Gridsh.run("--ephemeral", script)
    #expect(outcome.output == "3\n")
    #expect(outcome.ending == .exited(0))
    #expect(try Gridsh.run("--ephemeral", script, "--orders", "notes.txt").output == "2\n")
  }

  @Test(
    "after a change of folder, what is said of running the script names the folder of the session")
  func otherFolder() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(columns: 200, rows: 40)
    try terminal.start(
      "/bin/sh", ["-c", "cd \"$1\" && exec \"$0\" --ephemeral", Gridsh.path, Gridsh.files])
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    for statement in ["k = create orders.csv; wait k", "cd \(folder.path)", "save demo.grid"] {
      try type(statement, into: terminal)
    }
    let row = try #require(terminal.screen.text.first { $0.contains("run it with: ") })
    let told = try #require(row.firstRange(of: "run it with: ")).upperBound
    #expect(row[told...].hasPrefix("cd \(Gridsh.files) && gridsh --sandbox /"))
    #expect(row.hasSuffix("/demo.grid"))
  }

  @Test("what init.grid gave is in the script where it is used, and nothing else of it")
  func initFile() throws {
    let folder = try TemporaryFolder()
    _ = try ChildProcess.run("/bin/mkdir", [folder.path + "/gridsh"])
    try folder.write(
      "set retries 1\ndef twice n { return n * factor }\nfactor = 2\nunused = 3",
      to: "gridsh/init.grid")
    _ = try ChildProcess.run("/bin/chmod", ["600", folder.path + "/gridsh/init.grid"])
    let script = folder.path + "/demo.grid"
    let terminal = try PseudoTerminal(columns: 120, rows: 40)
    try terminal.start(
      Gridsh.path, ["--ephemeral"], environment: ["XDG_CONFIG_HOME": folder.path])
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    try type("twice 21", into: terminal)
    try type("save \(script)", into: terminal)
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
    #expect(
      try folder.read("demo.grid").hasSuffix(
        "\n\ndef twice n { return n * factor }\nfactor = 2\ntwice 21\n"))
    #expect(try Gridsh.run("--ephemeral", script).output == "42\n")
  }

  @Test("a script and a line of `-c` have nothing to save")
  func elsewhere() throws {
    let outcome = try Gridsh.run("-c", "x = 1; save /tmp/never.grid")
    #expect(outcome.errors.contains("only a session at the prompt can be saved"))
    #expect(outcome.ending == .exited(2))
  }
}
