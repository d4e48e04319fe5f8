import TestSupport
import Testing

@Suite("Replay")
struct ReplayTests {
  private let line = "k = create orders.csv; wait k; print k.status, k.row_counts.total"

  @Test("the main job runs from -c, a file and a pipe")
  func mainJob() throws {
    let folder = try TemporaryFolder()
    try folder.write(line, to: "job.grid")
    for outcome in [
      try Gridsh.run("--ephemeral", "-c", line),
      try Gridsh.run("--ephemeral", folder.path + "/job.grid"),
      try Gridsh.run("--ephemeral", input: line),
      try Gridsh.run(
        "-c", line, environment: ["GRIDSH_SANDBOX": "1", "XDG_STATE_HOME": folder.path]),
    ] {
      #expect(outcome.output == "ready 3\n")
      #expect(outcome.errors == "")
      #expect(outcome.ending == .exited(0))
    }
  }

  @Test("the same runs against another base URL with a key")
  func baseURL() throws {
    let server = try ChildProcess(
      Gridsh.path, ["sandbox", "--ephemeral"], environment: ["GRIDSH_SANDBOX_KEY": "secret-1"])
    try server.expect("\n")
    let url = try #require(
      server.output.split(separator: "\"").dropFirst(2).first { $0.hasPrefix("http") })
    let environment = ["DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": String(url)]
    let outcome = try Gridsh.run("-c", line, environment: environment)
    #expect(outcome.output == "ready 3\n")
    let refused = try Gridsh.run(
      "-c", line, environment: environment.merging(["DATAGRID_API_KEY": "secret-2"]) { $1 })
    #expect(refused.ending == .exited(7))
    #expect(!refused.errors.contains("secret-"))
    server.signal(15)
    #expect(try server.finish().ending == .exited(0))
  }

  @Test("a program that says which account it means needs none from outside")
  func ownAccount() throws {
    let folder = try TemporaryFolder()
    let sandbox = try ServedSandbox(state: folder)
    let key = try #require(sandbox.environment["DATAGRID_API_KEY"])
    let url = try #require(sandbox.environment["DATAGRID_BASE_URL"])
    let environment = ["XDG_CONFIG_HOME": folder.path + "/config"]
    let login = "login work --base-url \(url) --command 'echo \(key)'"
    let first = try Gridsh.run("-c", "\(login); list", environment: environment)
    #expect(first.output == "[]\n", "\(first.errors)")
    let profiles = try folder.read("config/gridsh/profiles.json")
    try folder.write(
      profiles.replacing("\"default\":\"work\",", with: ""), to: "config/gridsh/profiles.json")
    let without = try Gridsh.run("-c", "print 1; list", environment: environment)
    #expect((without.output, without.ending) == ("", .exited(7)))
    let late = try Gridsh.run("-c", "list; use work", environment: environment)
    #expect((late.output, late.ending) == ("", .exited(7)))
    let second = try Gridsh.run("-c", "use work; list", environment: environment)
    #expect((second.output, second.ending) == ("[]\n", .exited(0)), "\(second.errors)")
    try sandbox.stop()
  }

  @Test("a value off a terminal is one line of JSON unless it is text or number")
  func lines() throws {
    let outcome = try Gridsh.run("-c", "1 + 1; \"a b\"; [1, {a: 2}]; null")
    #expect(outcome.output == "2\na b\n[1,{\"a\":2}]\n")
  }

  @Test(
    "the exit code says what happened",
    arguments: [
      ("print 1", [], 0),
      ("exit 3", [], 3),
      ("print 1 / 0", [], 1),
      ("retrieve kn_00000000", ["--ephemeral"], 1),
      ("print (", [], 2),
      ("print x", [], 2),
      ("k = create broken/cut.pdf; wait k", ["--ephemeral"], 5),
      ("wait kn_00000000", [], 7),
      ("print 1", ["--no-such-option"], 2),
      ("print 1", ["--ephemera"], 2),
    ])
  func exitCodes(text: String, options: [String], code: Int32) throws {
    let outcome = try ChildProcess.run(
      Gridsh.path, options + ["-c", text], directory: Gridsh.files)
    #expect(outcome.ending == .exited(code), "\(outcome.errors)")
  }

  @Test("a server that is not there is a failure of the network")
  func network() throws {
    let outcome = try Gridsh.run(
      "-c", "retrieve kn_00000000",
      environment: ["DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:1/v1"])
    #expect(outcome.ending == .exited(6))
    #expect(outcome.errors.contains("127.0.0.1"))
  }

  @Test("a wait that runs out of time ends with code 4, whatever the server does")
  func timeout() throws {
    let server = try SilentServer()
    let outcome = try Gridsh.run(
      "-c", "wait kn_00000000 --timeout 20ms",
      environment: [
        "DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
      ])
    #expect(outcome.ending == .exited(4))
    #expect(outcome.errors.contains("kn_00000000 not ready within 20ms"))
  }

  @Test(
    "a word in GRIDSH_SANDBOX that is no clear yes or no is refused", arguments: ["maybe", "2"])
  func unclearSandbox(word: String) throws {
    let outcome = try Gridsh.run("-c", "print 1", environment: ["GRIDSH_SANDBOX": word])
    #expect(outcome.ending == .exited(2))
    #expect(outcome.output == "")
  }

  @Test("GRIDSH_SANDBOX that says no is no sandbox", arguments: ["0", "no", "false", "off", ""])
  func refusedSandbox(word: String) throws {
    let outcome = try Gridsh.run("-c", "wait kn_00000000", environment: ["GRIDSH_SANDBOX": word])
    #expect(outcome.ending == .exited(7))
  }

  @Test("without key and sandbox a program that needs the API does not begin")
  func noKey() throws {
    let outcome = try Gridsh.run("-c", "print 1; wait kn_00000000")
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("no DATAGRID_API_KEY; --sandbox runs this"))
  }

  @Test("nothing runs when a later line does not check")
  func checkedWhole() throws {
    let outcome = try Gridsh.run("-c", "print 1\nprint nothing_like_it")
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("-c:2:7: no variable `nothing_like_it`"))
  }

  @Test("a script that is missing, a folder or no text is named")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.write([0x70, 0xFF], to: "binary.grid")
    for script in ["missing.grid", "broken", folder.path + "/binary.grid"] {
      let outcome = try Gridsh.run(script)
      #expect(outcome.ending == .exited(2))
      #expect(outcome.errors.contains("\(script) cannot be read as a script"))
    }
  }

  @Test("it ends quietly when the reader goes away")
  func closedOutput() throws {
    let outcome = try ChildProcess.run(
      "/bin/sh",
      [
        "-c", "{ \"$0\" -c 'i = 0; while true { i = i + 1; print i }'; echo $? >&2; } | head -1",
        Gridsh.path,
      ])
    #expect(outcome.output == "1\n")
    #expect(outcome.errors == "141\n")
  }

  @Test("a full disk is told, and is no success")
  func fullDisk() throws {
    let outcome = try ChildProcess.run(
      "/bin/sh", ["-c", "exec \"$0\" -c 'print 1' > /dev/full", Gridsh.path])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errors.contains("standard output cannot be written: No space left"))
  }

  @Test("Ctrl-C and SIGTERM end a script with their codes", arguments: [(2, 130), (15, 143)])
  func signals(number: Int32, code: Int32) throws {
    let child = try ChildProcess(
      Gridsh.path,
      ["--ephemeral", "-c", "k = create orders.csv; print \"begun\"; wait k; while true { }"],
      directory: Gridsh.files)
    try child.expect("begun")
    child.signal(number)
    #expect(try child.finish().ending == .exited(code))
  }

  @Test("it works without HOME, and with a home that cannot be written")
  func noHome() throws {
    for environment in [[:], ["HOME": "/nonexistent"]] {
      let outcome = try Gridsh.run("--ephemeral", "-c", line, environment: environment)
      #expect(outcome.output == "ready 3\n")
    }
    let outcome = try Gridsh.run("--sandbox", "-c", line)
    #expect(outcome.output == "ready 3\n")
    #expect(outcome.errors == "HOME is not set: this sandbox keeps nothing\n")
  }

  @Test("the sandbox of a user keeps what was created for the next run")
  func keptState() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": folder.path]
    let first = try Gridsh.run(
      "--sandbox", "-c", "k = create orders.csv; wait k; print k.id", environment: environment)
    let id = first.output.dropLast()
    let second = try Gridsh.run(
      "--sandbox", "-c", "print (retrieve \"\(id)\").row_counts.total", environment: environment)
    #expect(second.output == "3\n")
  }

  @Test("a file that may not be read is named and nothing is sent")
  func unreadableFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,2\n", to: "secret.csv")
    // As another user than root, who may read everything.
    let outcome = try ChildProcess.run(
      "/bin/sh",
      [
        "-c",
        "chmod 755 . && chmod 000 secret.csv && exec setpriv --reuid 65534 --clear-groups \"$0\" --ephemeral -c 'create secret.csv'",
        Gridsh.path,
      ], directory: folder.path)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errors.contains("secret.csv: no permission to read it"))
  }
}
