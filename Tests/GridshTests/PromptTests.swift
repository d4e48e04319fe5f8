import TestSupport
import Testing

@Suite("The prompt")
struct PromptTests {
  /// Without hints, which would stand in the rows that are compared.
  private static let plain = ["NO_COLOR": "1"]

  private func start(
    _ arguments: [String] = ["--ephemeral"], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(
      Gridsh.path, arguments, environment: Self.plain.merging(environment) { $1 })
    try terminal.expectScreen("a prompt") {
      $0.cursorRow.hasSuffix("> ") || $0.cursorRow.hasSuffix(">")
    }
    return terminal
  }

  /// The statements and the rows of the README's session.
  private func session() throws -> (typed: [String], rows: [String]) {
    let readme = try TranscriptFiles.text(of: TranscriptFiles.checkout + "/README.md")
    let block = try #require(readme.firstRange(of: "```console\n"))
    let end = try #require(readme[block.upperBound...].firstRange(of: "\n```"))
    let rows = readme[block.upperBound..<end.lowerBound].split(separator: "\n").map(String.init)
    return (
      rows.filter { $0.hasPrefix("sandbox> ") }.map { String($0.dropFirst(9)) },
      Array(rows.dropFirst())
    )
  }

  @Test("the README's session prints what the README shows")
  func readme() throws {
    let (typed, rows) = try session()
    #expect(typed.count >= 7)
    try TranscriptFiles.enter()
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(
      "/bin/sh",
      ["-c", "cd \"$1\" && exec \"$0\" --ephemeral", Gridsh.path, TranscriptFiles.checkout],
      environment: Self.plain)
    for statement in typed {
      try terminal.expectScreen("a prompt for \(statement)") { $0.cursorRow == "sandbox>" }
      terminal.send(statement)
      try terminal.expectScreen("the statement") { $0.cursorRow == "sandbox> \(statement)" }
      terminal.sendKey(.enter)
      try terminal.expectScreen("the next row") { $0.cursorRow != "sandbox> \(statement)" }
    }
    #expect(try terminal.finish() == .exited(0))
    let shown = terminal.screen.text.drop { !$0.hasPrefix("sandbox> ") }
    #expect(Array(shown) == rows)
  }

  @Test("Tab completes a command, a flag, a path and a variable")
  func completion() throws {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(
      "/bin/sh", ["-c", "cd \"$1\" && exec \"$0\" --ephemeral", Gridsh.path, Gridsh.files],
      environment: Self.plain)
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    terminal.send("answer = crea")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the command") { $0.cursorRow == "sandbox> answer = create" }
    terminal.send("or")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the path") { $0.cursorRow == "sandbox> answer = create orders.csv" }
    terminal.send("--na")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the flag") { $0.cursorRow.hasSuffix("orders.csv --name") }
    terminal.send("Q3")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
    terminal.send("wait an")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the variable") { $0.cursorRow == "sandbox> wait answer" }
    terminal.sendKey(.enter)
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    terminal.send("print answer.sta")
    terminal.sendKey(.tab, .enter)
    try terminal.expect("ready")
  }

  @Test("Ctrl-C drops the line, then ends a running request, and the shell lives on")
  func interrupts() throws {
    let terminal = try start()
    terminal.send("print \"never")
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("a new prompt") {
      $0.cursorRow == "sandbox>" && $0.text.contains { $0.contains("^C") }
    }
    terminal.send("print 1; while true { }")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the loop has begun") { $0.text.last == "1" }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("a prompt behind the loop") {
      $0.cursorRow == "sandbox>" && $0.text.contains { $0.contains("interrupted") }
    }
    terminal.send("print 6 * 7")
    terminal.sendKey(.enter)
    // A Ctrl-D before the prompt is the terminal's own, which drops it, as in every shell.
    try terminal.expectScreen("the answer and the prompt behind it") {
      $0.text.contains("42") && $0.cursorRow == "sandbox>"
    }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
  }

  @Test("Ctrl-C ends a request that a silent server never answers")
  func silentServer() throws {
    let server = try SilentServer()
    let terminal = try start(
      [],
      environment: [
        "DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
      ])
    terminal.send("k = (retrieve \"kn_1\"); print \"not reached\"")
    terminal.sendKey(.enter)
    try server.expectRequest()
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("the next prompt") {
      $0.cursorRow == "datagrid>" && $0.text.contains { $0.contains("interrupted") }
    }
    #expect(!terminal.screen.text.contains("not reached"))
  }

  @Test("a statement that is not whole goes on in the next row")
  func continuation() throws {
    let terminal = try start()
    terminal.send("for i in 1..2 {")
    terminal.sendKey(.enter)
    terminal.send("print i")
    terminal.sendKey(.enter)
    terminal.send("}")
    terminal.sendKey(.enter)
    try terminal.expectScreen("both numbers") { screen in
      screen.text.suffix(3).elementsEqual(["1", "2", "sandbox>"])
    }
  }

  @Test("within a text, the next row is not indented: its blanks would count")
  func verbatim() throws {
    let terminal = try start()
    terminal.send("x = \"a")
    terminal.sendKey(.enter)
    terminal.send("b\"")
    terminal.sendKey(.enter)
    terminal.send("len(x)")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the length without blanks") { screen in
      screen.text.suffix(2).elementsEqual(["3", "sandbox>"])
    }
  }

  @Test("it says where it talks, and keeps its history for the next session")
  func history() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": folder.path]
    let first = try start([], environment: environment)
    first.send("print \"remember me\"")
    first.sendKey(.enter)
    try first.expectScreen("the text and the prompt behind it") {
      $0.text.contains("remember me") && $0.cursorRow == "sandbox>"
    }
    first.sendKey(.ctrlD)
    #expect(try first.finish() == .exited(0))
    let second = try start(
      [], environment: environment.merging(["DATAGRID_API_KEY": "secret-1"]) { $1 })
    try second.expectScreen("the service's prompt") { $0.cursorRow == "datagrid>" }
    second.sendKey(.up)
    try second.expectScreen("the old statement") { $0.cursorRow.hasSuffix("print \"remember me\"") }
  }

  @Test("a dumb terminal gets plain text, and no HOME is no hindrance")
  func dumb() throws {
    let terminal = try start(environment: ["TERM": "dumb"])
    terminal.send("print 6 * 7")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") {
      $0.text.contains("42") && $0.cursorRow == "sandbox>"
    }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
    #expect(!terminal.transcript.contains("\u{1B}"))
  }
}
