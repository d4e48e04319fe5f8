import TestSupport
import Testing

@Suite("Scripts with arguments, and their ends")
struct ScriptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., script: String) throws -> ChildProcess.Outcome {
    try folder.write(script, to: "job.grid")
    return try ChildProcess.run(
      Gridsh.path, ["job.grid"] + arguments, directory: folder.path)
  }

  private let report = """
    ## The file to read.
    ## More than one is not.
    param file: path
    param times: number = 2
    param title = "a report"
    print file.stem, times + 1, title, args
    """

  @Test("what stands behind the script is the script's")
  func arguments() throws {
    let outcome = try run("--file", "q3.pdf", "--times=4", "one", "--", "--two", script: report)
    #expect(outcome.errors == "")
    #expect(outcome.output == "q3 5 a report [\"one\",\"--two\"]\n")
    #expect(
      try run("a b", "--title", "", "--file", "x", script: report).output == "x 3  [\"a b\"]\n")
  }

  @Test("--help prints what a script takes, and runs nothing")
  func help() throws {
    let outcome = try run("--help", script: report)
    #expect(
      outcome.output == """
        job.grid --file PATH [--times N] [--title VALUE]

          --file PATH    The file to read. More than one is not.
          --times N      A number. Without it: 2.
          --title VALUE  A value. Without it: "a report".

        """)
    #expect(outcome.ending == .exited(0))
    #expect(try run("--help", script: "print (").ending == .exited(2))
  }

  @Test(
    "arguments that a script does not take are wrong usage",
    arguments: [
      ([], "gridsh: `job.grid` needs a path: --file is missing; write `job.grid --file PATH"),
      (["--file"], "gridsh: `--file` needs a path"),
      (["--file", "a", "--file", "b"], "gridsh: `--file` is given twice"),
      (["--fiel", "a"], "gridsh: no option `--fiel`; did you mean `--file`?"),
      (["--file", "a", "--times", "many"], "gridsh: --times must be a number, but is `many`"),
    ])
  func wrongUsage(arguments: [String], message: String) throws {
    try folder.write(report, to: "job.grid")
    let outcome = try ChildProcess.run(
      Gridsh.path, ["job.grid"] + arguments, directory: folder.path)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.ending == .exited(2))
  }

  @Test("the parameters of sourced files are the script's too")
  func sourcedParameters() throws {
    try folder.write("param city = 'Oslo'\ndef greet { return \"Hello $city\" }", to: "lib.grid")
    #expect(
      try run("--city", "Rome", script: "source lib.grid\nprint greet()").output == "Hello Rome\n")
    #expect(try run(script: "source lib.grid\ngreet").output == "Hello Oslo\n")
  }

  @Test("-c has arguments too")
  func command() throws {
    #expect(try Gridsh.run("-c", "print args", "a", "b").output == "[\"a\",\"b\"]\n")
    #expect(try Gridsh.run("-c", "print args").output == "[]\n")
    #expect(
      try Gridsh.run("-c", "param n = 1; print n + 1", "--", "--n", "5").output == "6\n")
  }

  @Test(
    "the exit code tells an expectation, a caught error and an uncaught one apart",
    arguments: [
      ("expect 1 == 2", 3), ("expect error { print 1 }", 3), ("try { fail 'x' } catch e { }", 0),
      ("try { expect 1 == 2 } catch e { }", 0), ("fail 'x'", 1), ("defer fail 'x'", 1),
      ("defer fail 'x'; exit 4", 4), ("defer fail 'x'; expect 1 == 2", 3),
      ("defer exit 5; print 1", 5), ("def f { defer { expect 1 == 2 } }; f", 3),
    ])
  func exitCodes(text: String, code: Int32) throws {
    #expect(try Gridsh.run("-c", text).ending == .exited(code))
  }

  @Test("what is deferred runs when the script ends, however it ends, last one first")
  func deferral() throws {
    for (end, output) in [
      ("print 'end'", "end\nsecond\nfirst\n"), ("exit 3", "second\nfirst\n"),
      ("fail 'no'", "second\nfirst\n"),
    ] {
      let outcome = try Gridsh.run("-c", "defer print 'first'; defer { print 'second' }; \(end)")
      #expect(outcome.output == output)
    }
    let failing = try Gridsh.run("-c", "defer print 'first'; defer fail 'two'; fail 'one'")
    #expect(failing.output == "first\n")
    #expect(failing.errors.contains("one") && failing.errors.contains("two"))
  }

  @Test("it runs on Ctrl-C and on SIGTERM", arguments: [(2, 130), (15, 143)])
  func signals(number: Int32, code: Int32) throws {
    for waiting in ["sleep 1h", "while true { }"] {
      let child = try ChildProcess(
        Gridsh.path,
        [
          "-c",
          "defer print 'last'; defer { sleep 1ms; print 'slept' }; print 'begun'; sleep 0s; \(waiting)",
        ])
      try child.expect("begun")
      child.signal(number)
      let outcome = try child.finish()
      #expect(outcome.output == "begun\nslept\nlast\n")
      #expect(outcome.ending == .exited(code))
    }
  }

  @Test("--keep-going reports an error, goes on, and ends with the first one's code")
  func keepGoing() throws {
    try folder.write("z = 1 / 0\nprint 'in lib'", to: "lib.grid")
    try folder.write(
      "x = 1 / 0\nprint 'two'\nprint x\nexpect 1 == 2\nsource lib.grid\nprint 'done'",
      to: "job.grid")
    let outcome = try ChildProcess.run(
      Gridsh.path, ["--keep-going", "job.grid"], directory: folder.path)
    #expect(outcome.output == "two\nin lib\ndone\n")
    #expect(outcome.errors.contains("job.grid:1:5: division by zero"))
    #expect(outcome.errors.contains("job.grid:3:7: `x` has no value here"))
    #expect(outcome.errors.contains("job.grid:4:8: expected 1 == 2"))
    #expect(outcome.errors.contains("lib.grid:1:5: division by zero"))
    #expect(outcome.ending == .exited(1))
    #expect(
      try Gridsh.run("--keep-going", "-c", "expect 1 == 2; fail 'x'").ending == .exited(3))
    #expect(try Gridsh.run("--keep-going", "-c", "exit 4; print 1").output == "")
  }

  @Test("at the prompt what is deferred runs when the shell ends")
  func prompt() throws {
    for end in ["exit\r", "\u{4}"] {
      let terminal = try PseudoTerminal(columns: 80, rows: 24)
      try terminal.start(Gridsh.path, ["--ephemeral"])
      try terminal.expectScreen("a prompt") { $0.cursorRow == "sandbox>" }
      terminal.send("defer print 'good' + 'bye'\r")
      try terminal.expectScreen("the next prompt") {
        $0.cursorRow == "sandbox>" && $0.text.contains { $0.contains("defer") }
      }
      #expect(!terminal.screen.text.contains("goodbye"))
      terminal.send(end)
      try terminal.expect("goodbye")
      #expect(try terminal.finish() == .exited(0))
    }
  }
}
