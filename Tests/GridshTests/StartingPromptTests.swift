import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a session at the prompt begins with: the note for newcomers, and the person's own statements.
@Suite("Starting at the prompt")
struct StartingPromptTests {
  private let folder: TemporaryFolder
  private var file: String { folder.path + "/.config/gridsh/init.grid" }

  init() throws {
    folder = try TemporaryFolder()
    mkdir(folder.path + "/.config", 0o700)
    mkdir(folder.path + "/.config/gridsh", 0o700)
  }

  private func start(
    _ arguments: [String] = ["--ephemeral"], environment: [String: String]? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 120, rows: 40)
    try terminal.start(
      "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", folder.path, Gridsh.path] + arguments,
      environment: environment ?? ["HOME": folder.path])
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  /// Writes init.grid as its owner alone can.
  private func write(_ text: String, to name: String = ".config/gridsh/init.grid") throws {
    try folder.write(text, to: name)
    chmod("\(folder.path)/\(name)", 0o644)
  }

  private func run(_ statement: String, on terminal: PseudoTerminal) throws {
    terminal.send(statement)
    try terminal.expectScreen("the statement") { $0.cursorRow == "sandbox> \(statement)" }
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
  }

  @Test("the first session of a person begins with three rows, the next one with where it talks")
  func firstRun() throws {
    let first = try start()
    #expect(first.screen.text.count == 4, "\(first.screen.text)")
    for row in first.screen.text { #expect(row.count <= 80, "\(row)") }
    #expect(first.screen.text[0].hasPrefix("gridsh talks to a sandbox"))
    #expect(first.screen.text[1].contains("`k = create FILE`"))
    #expect(first.screen.text[2].contains("`help`"))
    try run("x = 1", on: first)
    first.sendKey(.ctrlD)
    #expect(try first.finish() == .exited(0))
    let second = try start().screen.text
    #expect(
      second.prefix(2) == [
        "gridsh talks to a sandbox that keeps nothing, on simulated time:",
        "only `wait` and `sleep` make it pass. `help` lists the commands.",
      ])
  }

  @Test("nobody is new whose sessions leave nothing behind, or who has set things up")
  func noFirstRun() throws {
    #expect(try !start(environment: [:]).screen.text.contains { $0.contains("Begin with") })
    try write("x = 1\n")
    #expect(try !start().screen.text.contains { $0.contains("Begin with") })
  }

  @Test("what init.grid defines and sets holds for the session, and nothing remembers it")
  func initFile() throws {
    try write("def twice n { return 2 * n }\nset format json\ncity = \"Oslo\"\nprint \"ready\"\n")
    let terminal = try start()
    #expect(terminal.screen.text.contains("ready"))
    try run("print twice(21), city", on: terminal)
    #expect(terminal.screen.text.contains("42 Oslo"))
    try run("set format", on: terminal)
    #expect(terminal.screen.text.contains("format  json"))
    let history = try folder.read(".local/state/gridsh/history")
    #expect(history.contains("print twice(21), city") && !history.contains("def twice"))
  }

  @Test("an error of init.grid is shown with its place, and the prompt comes all the same")
  func errors() throws {
    try write("city = \"Oslo\"\nprint 1 / 0\n")
    let terminal = try start()
    #expect(terminal.screen.text.contains { $0.contains("init.grid:2:7: division by zero") })
    try run("print city", on: terminal)
    #expect(terminal.screen.text.contains("Oslo"))
  }

  @Test("one that does not parse runs nothing, and the prompt comes all the same")
  func broken() throws {
    try write("city = \"Oslo\"\nwait kk\n")
    let terminal = try start()
    #expect(terminal.screen.text.contains { $0.contains("init.grid:2:6: no variable `kk`") })
  }

  @Test(
    "what others can write is refused with the reason, and a link to what they cannot is followed")
  func permissions() throws {
    try write("print \"ran\"\n")
    chmod(file, 0o664)
    let refused = try start()
    #expect(refused.screen.text.contains { $0.contains("is not run: others can write it") })
    #expect(!refused.screen.text.contains("ran"))
    unlink(file)
    try write("print \"ran\"\n", to: "dotfile")
    symlink(folder.path + "/dotfile", file)
    #expect(try start().screen.text.contains("ran"))
    unlink(file)
    mkfifo(file, 0o600)
    #expect(try start().screen.text.contains { $0.contains("is not run: it is no regular file") })
  }

  @Test("it is read from the person's folder alone, and left out when that is asked for")
  func places() throws {
    try write("print \"ran\"\n")
    #expect(try !start(["--ephemeral", "--no-init"]).screen.text.contains("ran"))
    unlink(file)
    // The folder that the session is in holds one, and what a relative path would lead to.
    try write("print \"ran\"\n", to: "init.grid")
    mkdir(folder.path + "/gridsh", 0o700)
    try write("print \"ran\"\n", to: "gridsh/init.grid")
    let here = ["HOME": folder.path, "XDG_CONFIG_HOME": "."]
    #expect(try !start(environment: here).screen.text.contains("ran"))
    let there = ["HOME": "/nowhere", "XDG_CONFIG_HOME": folder.path]
    #expect(try start(environment: there).screen.text.contains("ran"))
  }

  @Test("a script has no init.grid")
  func scripts() throws {
    try write("print \"ran\"\n")
    let run = try Gridsh.run("-c", "print 1", environment: ["HOME": folder.path])
    #expect(run.output == "1\n")
  }
}
