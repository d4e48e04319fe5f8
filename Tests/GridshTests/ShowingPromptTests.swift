import TestSupport
import Testing

/// What a person at the prompt sees of values and of what takes its time.
@Suite("Showing things at the prompt")
struct ShowingPromptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func start(
    _ arguments: [String] = ["--ephemeral"], columns: Int = 100, rows: Int = 30,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    try terminal.start(
      "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", Gridsh.files, Gridsh.path] + arguments,
      environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 })
    try terminal.expectScreen("a prompt") { $0.cursorRow.hasSuffix(">") }
    return terminal
  }

  /// - Parameter last: the row above the next prompt, where the statement itself has left the screen by then.
  private func run(_ statement: String, on terminal: PseudoTerminal, showing last: String? = nil)
    throws
  {
    terminal.send(statement)
    terminal.sendKey(.enter)
    try terminal.expectScreen("the prompt behind \(statement)") { screen in
      screen.cursorRow == "sandbox>"
        && screen.text.dropLast().contains { $0.contains(last ?? String(statement.suffix(20))) }
    }
  }

  /// An executable file of a shell's commands.
  private func program(_ name: String, _ commands: String) throws -> String {
    try folder.write("#!/bin/sh\n\(commands)\n", to: name)
    let path = folder.path + "/" + name
    _ = try ChildProcess.run("/bin/chmod", ["755", path])
    return path
  }

  @Test(
    "a table is fitted to the terminal, ids stay whole, and it is said what to do about the rest")
  func fitted() throws {
    let terminal = try start(columns: 72)
    try run(
      "k = create orders.csv --name \"A name that is much too long\"", on: terminal)
    try run("list", on: terminal, showing: "cut to fit")
    #expect(
      terminal.screen.text.suffix(5) == [
        "sandbox> list", "id                   name            status   rows  created",
        "kn_910a2dec89025cc1  A name that i…  pending     0  2026-01-01 00:00 UTC",
        "cut to fit: `_ | format json` shows all of it", "sandbox>",
      ])
    terminal.resize(columns: 120, rows: 30)
    try run("print 1; list", on: terminal)
    #expect(terminal.screen.text.contains { $0.contains("much too long  pending") })
    terminal.resize(columns: 50, rows: 30)
    try run("print 2; list", on: terminal)
    #expect(terminal.screen.text.contains("  id       kn_910a2dec89025cc1"))
  }

  @Test("times are those of the person's own zone, where time is real")
  func zone() throws {
    let terminal = try start(
      ["--sandbox"], environment: ["TZ": "XYZ-3", "XDG_STATE_HOME": folder.path])
    terminal.send("k = create orders.csv; k")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the card") { screen in
      screen.text.contains { $0.hasPrefix("  created  20") && $0.contains(" XYZ, ") }
    }
  }

  @Test("what is taller than the screen goes through $PAGER, and the prompt comes back")
  func pager() throws {
    let pager = try program("pager", "echo paged; cat >'\(folder.path)/seen'; echo end")
    let terminal = try start(rows: 10, environment: ["PAGER": pager])
    try run("1..5 | each it", on: terminal)
    #expect(!terminal.transcript.contains("paged"))
    try run("1..40 | each it", on: terminal, showing: "end")
    #expect(terminal.transcript.contains("paged"))
    let seen = try TranscriptFiles.text(of: folder.path + "/seen")
    #expect(seen == (1...40).map { "\($0)\n" }.joined())
    try run("set pager off; 1..40 | each (it + 100)", on: terminal, showing: "140")
  }

  @Test(
    "Ctrl-C and `q` leave the pager, and the terminal is as it was, whatever the pager did to it")
  func leaving() throws {
    let pager = try program(
      "pager", "stty raw -echo; echo; echo reading; read line </dev/tty; kill -9 $$")
    let terminal = try start(rows: 10, environment: ["PAGER": pager])
    terminal.send("1..40 | each it")
    terminal.sendKey(.enter)
    try terminal.expect("reading")
    terminal.send("q\n")
    try terminal.expectScreen("the prompt") { $0.cursorRow == "sandbox>" }
    try run("print 6 * 7", on: terminal)
    #expect(terminal.screen.text.contains("42"))

    let patient = try program("patient", "echo reading; exec sleep 60")
    let other = try start(rows: 10, environment: ["PAGER": patient])
    other.send("1..40 | each it")
    other.sendKey(.enter)
    try other.expect("reading")
    other.sendKey(.ctrlC)
    try other.expectScreen("the prompt") { $0.cursorRow.hasSuffix("sandbox>") }
    other.sendKey(.enter)
    try run("print 6 * 7", on: other)
    #expect(other.screen.text.contains("42"))
  }

  @Test(
    "no pager, or one that cannot be started, is no hindrance",
    arguments: ["", "cat", "/no/such/pager"])
  func noPager(name: String) throws {
    let terminal = try start(rows: 10, environment: ["PAGER": name])
    try run("1..40 | each it", on: terminal, showing: "40")
    #expect(terminal.screen.text.suffix(3) == ["39", "40", "sandbox>"])
  }

  @Test(
    "`set timing on` says how long each line took, by the session's time where that is simulated")
  func timing() throws {
    let terminal = try start()
    try run("set timing on; sleep 90s", on: terminal)
    #expect(terminal.screen.text.contains("took 1 min 30 s"))
    try run("x = time sleep 3s; print x", on: terminal)
    #expect(terminal.screen.text.filter { $0 == "took 3 s" }.count == 2)
    try run("set timing off; print 1", on: terminal)
    #expect(terminal.screen.text.filter { $0.hasPrefix("took") }.count == 3)
  }

  @Test("`set format` holds for lists, records and objects, and not for texts and `print`")
  func format() throws {
    let terminal = try start()
    try run("set format json; [{a: 1}, {a: 2}]", on: terminal)
    #expect(terminal.screen.text.contains("[{\"a\":1},{\"a\":2}]"))
    try run("set format csv; [{a: 1, b: 3}]", on: terminal)
    #expect(terminal.screen.text.contains("a,b"))
    try run("\"plain\"", on: terminal)
    #expect(terminal.screen.text.contains("plain"))
  }

  @Test("a status has a colour, unless NO_COLOR or `set color off` says otherwise")
  func colours() throws {
    let green = "\u{1B}[32mready"
    let terminal = try start()
    try run("set color off; k = create orders.csv; wait k; k", on: terminal, showing: "credits")
    #expect(!terminal.transcript.contains(green))
    try run("set color on; k", on: terminal)
    #expect(terminal.transcript.contains(green))
    let plain = try start(environment: ["NO_COLOR": "1"])
    try run("k = create orders.csv; wait k; k", on: plain, showing: "credits")
    #expect(!plain.transcript.contains(green))
  }

  @Test("`clear` leaves an empty screen")
  func clear() throws {
    let terminal = try start()
    try run("print \"gone\"", on: terminal)
    terminal.send("clear")
    terminal.sendKey(.enter)
    try terminal.expectScreen("an empty screen") { $0.text == ["sandbox>"] }
  }

  @Test("`open` starts the browser without a shell, and prints the address where there is none")
  func browser() throws {
    let browser = try program("browser", "printf '%s|' \"$@\" >'\(folder.path)/opened'")
    let address = "https://example.com/a?b=$(x)&c='d'"
    let terminal = try start(environment: ["BROWSER": browser])
    try run("open \"https://example.com/a?b=\\$(x)&c='d'\"", on: terminal)
    try terminal.expectScreen("the notice") { $0.text.contains("opened in the browser") }
    var opened = ""
    while opened.isEmpty { opened = (try? TranscriptFiles.text(of: folder.path + "/opened")) ?? "" }
    #expect(opened == "\(address)|")
    try run("open \"file:///etc/passwd\"", on: terminal)
    #expect(
      terminal.screen.text.contains { $0.contains("URL must begin with http:// or https://") })

    let headless = try start()
    try run("open https://example.com", on: headless)
    #expect(headless.screen.text.contains("no browser here; open this address in one:"))
    #expect(headless.screen.text.contains("https://example.com"))
  }

  /// A sandbox whose time stands still: what is made stays pending.
  private func stillSandbox() throws -> (sandbox: FaultySandbox, environment: [String: String]) {
    let sandbox = try FaultySandbox(now: { .seconds(1_767_225_600) })
    return (
      sandbox,
      [
        "DATAGRID_API_KEY": sandbox.key, "DATAGRID_BASE_URL": sandbox.directURL,
        "XDG_STATE_HOME": folder.path,
      ]
    )
  }

  private func expectWayBack(_ words: String, from terminal: PseudoTerminal) throws {
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("the way back: \(words)") { screen in
      screen.cursorRow == "datagrid>"
        && screen.text.contains { $0.hasSuffix("interrupted: the service goes on; \(words)") }
    }
  }

  @Test(
    "a wait counts its seconds, and Ctrl-C says that the service goes on and what to type to wait again"
  )
  func waiting() throws {
    let (sandbox, environment) = try stillSandbox()
    let terminal = try start([], environment: environment)
    terminal.send("k = create orders.csv; wait k")
    terminal.sendKey(.enter)
    try terminal.expectScreen("a wait of three seconds") {
      $0.cursorRow.hasPrefix("waiting for orders.csv: pending") && $0.cursorRow.hasSuffix(" 3 s")
    }
    // Its next look is after five seconds, and it lives meanwhile.
    try terminal.expectScreen("a second more") { $0.cursorRow.hasSuffix(" 4 s") }
    try expectWayBack("`wait k` waits again", from: terminal)
    terminal.send("wait k --timeout 250ms")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the way back in the error") { screen in
      screen.cursorRow == "datagrid>"
        && screen.text.contains { $0.contains("^ the service goes on; `wait k` waits again") }
    }
    _ = sandbox
  }

  @Test(
    "what is waited for is named by the variable that holds it, by its place in a list, or by its id"
  )
  func names() throws {
    let (sandbox, environment) = try stillSandbox()
    let terminal = try start([], environment: environment)
    for (statement, words) in [
      ("ks = create *.csv *.txt --each; wait ks", "`wait ks` waits again"),
      ("wait ks[1]", "`wait ks[1]` waits again"),
      ("j = create notes.txt; wait j ks[0]", "`wait j ks[0]` waits again"),
      ("wait (create notes.txt)", "`wait kn_"),
    ] {
      terminal.send(statement)
      terminal.sendKey(.enter)
      try terminal.expectScreen("the wait of \(statement)") {
        $0.cursorRow.hasPrefix("waiting for ")
      }
      terminal.sendKey(.ctrlC)
      try terminal.expectScreen("the way back: \(words)") { screen in
        screen.cursorRow == "datagrid>"
          && screen.text.contains { $0.contains("interrupted: the service goes on; \(words)") }
      }
    }
    _ = sandbox
  }

  @Test("a script that is interrupted names what it waited for by its id, and ends with 130")
  func script() throws {
    let (sandbox, environment) = try stillSandbox()
    let run = try ChildProcess(
      Gridsh.path, ["-c", "k = create orders.csv; print k.id; wait k"], environment: environment,
      directory: Gridsh.files)
    try run.expect("kn_")
    try run.expectError("waiting for orders.csv")
    run.signal(2)
    let outcome = try run.finish()
    let id = outcome.output.split(separator: "\n")[0]
    #expect(
      outcome.errors.hasSuffix("interrupted: the service goes on; `wait \(id)` waits again\n"))
    #expect(outcome.ending == .exited(130))
    _ = sandbox
  }

  @Test("an upload that nobody takes is called stalled, and Ctrl-C says that nothing was made")
  func upload() throws {
    let server = try SilentServer()
    // More than the system buffers.
    try folder.write([UInt8](repeating: 0x31, count: 60_000_000), to: "large.csv")
    let terminal = try start(
      [],
      environment: [
        "DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
      ])
    terminal.send("cd \(folder.path); create large.csv")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the stalled upload") {
      $0.cursorRow.hasPrefix("uploading large.csv: ") && $0.cursorRow.hasSuffix(" %), stalled")
    }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("what became of it") {
      $0.cursorRow == "datagrid>"
        && $0.text.contains(
          "interrupted: large.csv was not sent whole, and nothing was made: the same again makes it"
        )
    }
    // No row of the progress is left.
    #expect(!terminal.screen.text.contains { $0.contains("stalled") })
  }

  @Test("Ctrl-C among many uploads leaves what was made in `_`")
  func many() throws {
    let sandbox = try ServedSandbox("--limit", "0", state: folder)
    for number in 100..<700 { try folder.write("n\n\(number)\n", to: "\(number).csv") }
    let terminal = try start([], environment: sandbox.environment)
    terminal.send("cd \(folder.path); create *.csv --each --parallel 1")
    terminal.sendKey(.enter)
    try terminal.expectScreen("the row for all") { $0.cursorRow.contains(" of 600 files: ") }
    terminal.sendKey(.ctrlC)
    try terminal.expectScreen("what became of them") { screen in
      screen.cursorRow == "datagrid>"
        && screen.text.contains { $0.contains("interrupted: ") && $0.contains(" of 600 made") }
        && screen.text.joined().contains("`_` holds what was made")
    }
    // No row of the progress is left.
    #expect(!terminal.screen.text.contains { $0.contains("[") })
    terminal.send("print (_ | count), (_ | first).status != null, (_ | last)")
    terminal.sendKey(.enter)
    try terminal.expectScreen("what is in `_`") { $0.text.contains("600 true null") }
    try sandbox.stop()
  }
}
