import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What sessions at the prompt keep of what is typed, for themselves and for each other.
@Suite("The history at the prompt")
struct HistoryPromptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func start() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    try terminal.start(Gridsh.path, ["--ephemeral"], environment: ["XDG_STATE_HOME": folder.path])
    try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
    return terminal
  }

  private func run(_ statement: String, on terminal: PseudoTerminal) throws {
    terminal.send(statement)
    try terminal.expectScreen("the statement") { $0.cursorRow == "sandbox> \(statement)" }
    terminal.sendKey(.enter)
    try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
  }

  private func end(_ terminal: PseudoTerminal) throws {
    terminal.sendKey(.ctrlD)
    #expect(try terminal.finish() == .exited(0))
  }

  /// The statements in the file, oldest first.
  private func kept() throws -> [String] {
    try folder.read("gridsh/history").split(separator: "\n").map { row in
      String(row.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)[3])
    }
  }

  @Test("a statement is there for others as soon as it is given, however the session ends")
  func atOnce() throws {
    let terminal = try start()
    try run("x = 1", on: terminal)
    #expect(try kept() == ["x = 1"])
    terminal.send("x = 2")
    terminal.sendKey(.enter)
    terminal.send("exit")
    terminal.sendKey(.enter)
    #expect(try terminal.finish() == .exited(0))
    #expect(try kept() == ["x = 1", "x = 2", "exit"])
  }

  @Test("of four shells that are typed into at once, each keeps all its two hundred statements")
  func fourShells() throws {
    let terminals = try (0..<4).map { _ in try start() }
    // Typed ahead, within what a terminal holds for a program that is busy.
    for round in 0..<20 {
      for (shell, terminal) in terminals.enumerated() {
        for turn in 0..<9 { terminal.send("s\(shell) = \(10 * round + turn)\r") }
        terminal.send("print s\(shell), \(round)\r")
      }
      for terminal in terminals { try terminal.expect("\(10 * round + 8) \(round)\n") }
    }
    for terminal in terminals {
      try terminal.expectScreen("the last prompt") { $0.cursorRow == "sandbox>" }
      try end(terminal)
    }
    let kept = try kept()
    #expect(kept.count == 800)
    for shell in 0..<4 {
      let own = kept.filter { $0.hasPrefix("s\(shell) ") || $0.hasPrefix("print s\(shell),") }
      let typed = (0..<20).flatMap { round in
        (0..<9).map { "s\(shell) = \(10 * round + $0)" } + ["print s\(shell), \(round)"]
      }
      #expect(own == typed)
    }
  }

  @Test("Up finds this session's statements, then what was there when it began")
  func recall() throws {
    let before = try start()
    try run("a = \"before\"", on: before)
    try end(before)
    let (mine, other) = (try start(), try start())
    try run("b = \"theirs\"", on: other)
    try run("c = \"mine\"", on: mine)
    mine.sendKey(.up)
    try mine.expectScreen("its own") { $0.cursorRow == "sandbox> c = \"mine\"" }
    mine.sendKey(.up)
    try mine.expectScreen("what was there") { $0.cursorRow == "sandbox> a = \"before\"" }
  }

  @Test("a search finds what another session has given meanwhile")
  func search() throws {
    let (mine, other) = (try start(), try start())
    try run("b = \"theirs\"", on: other)
    mine.sendKey(.ctrlR)
    mine.send("thei")
    try mine.expectScreen("theirs") { $0.text.contains { $0.contains("b = \"theirs\"") } }
  }

  @Test("a statement of several rows is one entry, and comes back whole")
  func blocks() throws {
    let first = try start()
    for (row, shown) in [("for i in 1..2 {", "sandbox> for i in 1..2 {"), ("print i", "  print i")]
    {
      first.send(row)
      try first.expectScreen("the row") { $0.cursorRow.hasSuffix(shown) }
      first.sendKey(.enter)
      try first.expectScreen("the next row") { !$0.cursorRow.hasSuffix(shown) }
    }
    first.send("}\r")
    try first.expectScreen("the numbers") {
      $0.text.suffix(3).elementsEqual(["1", "2", "sandbox>"])
    }
    try end(first)
    let kept = try kept()
    #expect(kept.count == 1 && kept[0].hasPrefix("for i in 1..2 {\\n") && kept[0].hasSuffix("}"))
    let second = try start()
    second.sendKey(.up)
    try second.expectScreen("the block") { $0.text.contains("sandbox> for i in 1..2 {") }
    second.sendKey(.end, .enter)
    try second.expectScreen("the numbers") {
      $0.text.suffix(3).elementsEqual(["1", "2", "sandbox>"])
    }
  }

  @Test("what may be a key is not kept, and can be recalled within the session")
  func secrets() throws {
    let terminal = try start()
    try run("token = \"hunter2\"", on: terminal)
    try run(" x = 1", on: terminal)
    try run("y = 2", on: terminal)
    #expect(try kept() == ["y = 2"])
    terminal.sendKey(.up, .up, .up)
    try terminal.expectScreen("it") { $0.cursorRow == "sandbox> token = \"hunter2\"" }
  }

  @Test("`set history off` keeps nothing from then on, and `on` does again")
  func off() throws {
    let terminal = try start()
    for statement in ["set history off", "x = 1", "set history on", "y = 2"] {
      try run(statement, on: terminal)
    }
    #expect(try kept() == ["set history off", "y = 2"])
    terminal.sendKey(.up, .up, .up)
    try terminal.expectScreen("what was typed") { $0.cursorRow == "sandbox> x = 1" }
  }

  @Test("`history` lists and searches, and `history clear` forgets after a yes")
  func command() throws {
    let terminal = try start()
    try run("city = \"Oslo\"", on: terminal)
    try run("history oslo | each statement", on: terminal)
    #expect(terminal.screen.text.contains("city = \"Oslo\""))
    for (answer, isKept) in [("n", true), ("y", false)] {
      terminal.send("history clear\r")
      try terminal.expectScreen("the question") { $0.cursorRow.hasSuffix("[y/N]") }
      terminal.send("\(answer)\r")
      try terminal.expectScreen("the next prompt") { $0.cursorRow == "sandbox>" }
      #expect(try kept().contains("city = \"Oslo\"") == isKept)
    }
    try run("x = 1", on: terminal)
    #expect(try kept() == ["x = 1"])
  }

  @Test("the first prompt waits for no file; what keeps a history from being kept is told once")
  func unusable() throws {
    mkdir(folder.path + "/gridsh", 0o700)
    mkfifo(folder.path + "/gridsh/history", 0o600)
    let terminal = try start()
    #expect(!terminal.screen.text.contains { $0.contains("history:") })
    try run("x = 1", on: terminal)
    try run("y = 2", on: terminal)
    let told = terminal.screen.text.filter { $0.contains("history: cannot") }
    #expect(told.count == 1, "\(terminal.screen.text)")
    terminal.sendKey(.up, .up)
    try terminal.expectScreen("what was typed") { $0.cursorRow == "sandbox> x = 1" }
  }
}
