import TestSupport
import Testing

@Suite("Completion at the prompt")
struct CompletionPromptTests {
  /// Without colours, and so without the hints that would stand in the rows.
  private func start(
    _ arguments: [String] = ["--ephemeral"], environment: [String: String] = [:],
    in folder: String = Gridsh.files
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 40)
    try terminal.start(
      "/bin/sh",
      ["-c", "cd \"$1\" && shift && exec \"$0\" \"$@\"", Gridsh.path, folder] + arguments,
      environment: ["NO_COLOR": "1"].merging(environment) { $1 })
    try terminal.expectScreen("a prompt") { $0.cursorRow.hasSuffix(">") }
    return terminal
  }

  private func onStandIn(_ service: StandInService) throws -> PseudoTerminal {
    try start(
      [], environment: ["DATAGRID_API_KEY": service.key, "DATAGRID_BASE_URL": service.url])
  }

  @Test("what Tab has to say of a sandbox without a home stands above the line")
  func notice() throws {
    let terminal = try start(["--sandbox"])
    terminal.send("wait kn_1")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the notice above the line") {
      $0.text.suffix(2) == ["HOME is not set: this sandbox keeps nothing", "sandbox> wait kn_1"]
    }
  }

  @Test("Tab shows the account's ids with names and states, and inserts the one that is begun")
  func accountIDs() throws {
    let service = try StandInService()
    defer { service.stop() }
    let terminal = try onStandIn(service)
    terminal.send("retrieve kn_d")
    #expect(service.requests.isEmpty, "nothing is asked before Tab")
    terminal.sendKey(.tab)
    try terminal.expectScreen("what they have in common") {
      $0.cursorRow == "datagrid> retrieve kn_dr"
    }
    terminal.sendKey(.tab)
    try terminal.expectScreen("the list below the line") { screen in
      screen.text.contains("kn_drive0001  Drive contracts, ready")
        && screen.text.contains("kn_draft0001  Draft A, ready")
        && screen.cursorRow == "datagrid> retrieve kn_dr"
    }
    let rows = terminal.screen.text.count
    terminal.sendKey(.tab)
    terminal.send("i")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the id") { $0.cursorRow == "datagrid> retrieve kn_drive0001" }
    #expect(terminal.screen.text.count == rows, "the same list is not shown twice")
    #expect(service.requests == ["GET /knowledge?limit=100"])
  }

  @Test("a name that is begun becomes the id")
  func names() throws {
    let service = try StandInService()
    defer { service.stop() }
    let terminal = try onStandIn(service)
    terminal.send("retrieve hand")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the id") { $0.cursorRow == "datagrid> retrieve kn_handbook1" }
  }

  @Test("where nobody answers in time, the list says so and the line goes on")
  func offline() throws {
    let server = try SilentServer()
    let terminal = try start(
      [],
      environment: [
        "DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
      ])
    terminal.send("retrieve ")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the note") { screen in
      screen.text.contains("(offline)") && screen.cursorRow == "datagrid> retrieve"
    }
    terminal.send("x\u{15}print 6 * 7")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the answer") { $0.text.contains("42") }
  }

  @Test("with no session yet, Tab may start the sandbox, and shows what this one made")
  func sandbox() throws {
    let state = try TemporaryFolder()
    let terminal = try start([], environment: ["XDG_STATE_HOME": state.path])
    terminal.send("k = create orders.csv --name Q3; print k.name")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the name") { $0.text.contains("Q3") && $0.cursorRow == "sandbox>" }
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
    let next = try start([], environment: ["XDG_STATE_HOME": state.path])
    next.send("retrieve Q")
    next.sendKey(.tab)
    try next.expectScreen("the id of what the session before made") {
      $0.cursorRow.hasPrefix("sandbox> retrieve kn_")
    }
  }

  @Test("a file's name that would steer the terminal is shown and inserted in its escapes")
  func strangeNames() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a\u{1B}]52;c;aGk=\u{7}.csv")
    try folder.write("", to: "ab c.csv")
    let terminal = try start(in: folder.path)
    terminal.send("create a")
    terminal.sendKey(.tab)
    try terminal.expectScreen("both names") { screen in
      screen.text.contains { $0.contains("a\\u{1b}]52;c;aGk=\\u{7}.csv") }
        && screen.text.contains { $0.contains("ab c.csv") }
    }
    terminal.send("\u{15}create ab")
    terminal.sendKey(.tab)
    try terminal.expectScreen("a name with its blank") {
      $0.cursorRow == "sandbox> create ab\\ c.csv"
    }
    terminal.send("\u{15}create \"a\\u{1b}")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the name in quotes") {
      $0.cursorRow == "sandbox> create \"a\\u{1b}]52;c;aGk=\\u{7}.csv\""
    }
    #expect(!terminal.transcript.contains("\u{1B}]52"))
  }

  @Test("descriptions are dim where there are colours, and plain once `set color off`")
  func dim() throws {
    let terminal = try start(environment: ["NO_COLOR": ""])
    terminal.send("wait k --")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the flags") { $0.text.contains { $0.hasPrefix("--timeout") } }
    #expect(terminal.transcript.contains("\u{1B}[2mHow long to wait"))
    terminal.send("\u{15}set color off")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
    let before = terminal.transcript.count
    terminal.send("set tim")
    terminal.sendKey(.tab)
    try terminal.expectScreen("the settings") { $0.text.contains { $0.hasPrefix("timeout  ") } }
    #expect(!terminal.transcript.dropFirst(before).contains("\u{1B}[2mHow long a request"))
  }
}
