import TestSupport
import Testing

/// `!command` at the prompt.
@Suite("A line for the person's shell")
struct ShellEscapePromptTests {
  private func start(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(
      Gridsh.path, ["--ephemeral"],
      environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 })
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  private func run(_ line: String, on terminal: PseudoTerminal) throws {
    terminal.send(line)
    try terminal.expectScreen("the line") { $0.cursorRow == "sandbox> \(line)" }
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
  }

  @Test("the rest of the line runs as it stands, and a code that is not 0 is shown")
  func codes() throws {
    let terminal = try start()
    try run("!echo $((6 * 7)) | sed s/4/four-/; exit 3", on: terminal)
    #expect(terminal.screen.text.suffix(3) == ["four-2", "exit code 3", "sandbox>"])
    try run("! true", on: terminal)
    #expect(terminal.screen.text.suffix(2) == ["sandbox> ! true", "sandbox>"])
  }

  @Test("what the language would wait for the end of is the shell's to judge")
  func incomplete() throws {
    let terminal = try start(["SHELL": "/bin/sh"])
    try run("!echo 'it is", on: terminal)
    #expect(terminal.screen.text.contains("exit code 2"))
  }

  @Test("the shell of the environment runs it; a relative one is none")
  func shells() throws {
    for (shell, name) in [("/bin/bash", "/bin/bash"), ("bash", "/bin/sh"), ("", "/bin/sh")] {
      let terminal = try start(["SHELL": shell])
      try run("!echo \"shell: $0\"", on: terminal)
      #expect(terminal.screen.text.contains("shell: \(name)"))
    }
  }

  @Test("one that cannot be started is an error, and the prompt comes back")
  func missing() throws {
    let terminal = try start(["SHELL": "/nowhere/sh"])
    try run("!echo 1", on: terminal)
    #expect(terminal.screen.text.contains { $0.contains("`/nowhere/sh` cannot be started") })
  }

  @Test("Ctrl-C ends the program and not the session")
  func interrupts() throws {
    let terminal = try start()
    terminal.send("!echo begun; exec sleep 1000")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the program") { $0.text.last == "begun" }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("the next prompt") {
      $0.text.contains("exit code 130") && $0.cursorRow == "sandbox>"
    }
    try run("print 6 * 7", on: terminal)
    #expect(terminal.screen.text.contains("42"))
  }

  @Test("a program that leaves the terminal in a mess leaves none here")
  func modes() throws {
    let terminal = try start()
    try run("!stty raw -echo", on: terminal)
    try run("!stty -a | grep -ow -e -echo -e -icanon; echo seen", on: terminal)
    #expect(terminal.screen.text.suffix(2) == ["seen", "sandbox>"])
  }

  @Test("a shell that took the terminal and was killed leaves it to this one")
  func ownership() throws {
    let terminal = try start(["SHELL": "/bin/sh", "PS1": "inner> "])
    terminal.send("!")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the shell") { $0.cursorRow == "inner>" }
    terminal.send("kill -9 $$")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    try run("print 6 * 7", on: terminal)
    #expect(terminal.screen.text.contains("42"))
  }

  @Test("Ctrl-Z stops both, and both go on")
  func stopping() throws {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ["PATH": "/usr/bin:/bin", "PS1": "outer> "])
    try terminal.expectScreen("the outer shell") { $0.cursorRow == "outer>" }
    terminal.send("\(Gridsh.path) --ephemeral\r")
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    terminal.send("!echo begun; sleep 1000; echo over\r")
    try terminal.expectScreen("the program") { $0.text.last == "begun" }
    terminal.sendKey(.ctrlZ)
    try terminal.expectScreen("the outer shell") { $0.cursorRow == "outer>" }
    terminal.send("fg\r")
    try terminal.expectScreen("the program again") {
      $0.text.last?.contains("--ephemeral") ?? false
    }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    terminal.sendKey(.ctrlD)
    try terminal.expectScreen("the outer shell") { $0.cursorRow == "outer>" }
  }

  @Test("it is remembered as any statement is")
  func history() throws {
    let folder = try TemporaryFolder()
    let terminal = try start(["XDG_STATE_HOME": folder.path])
    try run("!true", on: terminal)
    #expect(try folder.read("gridsh/history").hasSuffix(" 5 !true\n"))
  }

  @Test("elsewhere there is no such line, and the error says so")
  func scripts() throws {
    let run = try Gridsh.run("-c", "!echo 1")
    #expect(run.ending == .exited(2))
    #expect(run.errors.contains("at the prompt alone"), "\(run.errors)")
  }
}
