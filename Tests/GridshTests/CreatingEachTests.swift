import TestSupport
import Testing

@Suite("Creating many")
struct CreatingEachTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ count: Int) throws {
    for number in 0..<count { try folder.write("n\n\(number)\n", to: "\(100 + number).csv") }
  }

  @Test("where the service refuses a file the others are made, and the error holds them")
  func tooLarge() throws {
    let sandbox = try ServedSandbox("--plan", "free", state: folder)
    try write(2)
    try folder.write([UInt8](repeating: 0x31, count: 6_000_000), to: "large.csv")
    let outcome = try sandbox.run(
      """
      try { create *.csv --each } catch e { print e.kind, e.made[0].name, e.made[2], len(_) }
      create large.csv
      """, in: folder)
    #expect(outcome.output == "some_failed 100.csv null 3\n")
    // What was refused once is not sent again in the session.
    #expect(outcome.errors.contains("large.csv: has 6MB, and the service has refused 6MB"))
    #expect(outcome.errors.contains("Nothing was sent."))
    #expect(outcome.ending == .exited(1))
    let failed = try sandbox.run("create 100.csv large.csv --each", in: folder)
    #expect(failed.errors.contains("1 of 2 made, 1 failed: large.csv: "), "\(failed.errors)")
    #expect(failed.ending == .exited(1))
    try sandbox.stop()
  }

  @Test("an error that would come for all ends it, with its own exit code")
  func refused() throws {
    let sandbox = try ServedSandbox(state: folder)
    try write(30)
    let outcome = try sandbox.run(
      "create *.csv --each --parallel 2", in: folder, changes: ["DATAGRID_API_KEY": "sk-wrong"])
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errors.contains("0 of 30 made, 2 failed, 28 not tried: 100.csv, "))
    try sandbox.stop()
    let unreachable = try sandbox.run("set retries 0; create *.csv --each --parallel 1", in: folder)
    #expect(unreachable.ending == .exited(6))
    #expect(unreachable.errors.contains("0 of 30 made, 1 failed, 29 not tried"))
  }

  @Test("Ctrl-C says what was made, and --once goes on from there")
  func interrupted() throws {
    let sandbox = try ServedSandbox("--limit", "0", state: folder)
    try write(400)
    let run = try sandbox.start("create *.csv --each --once --parallel 1", in: folder)
    try run.expectError("uploaded 100 of 400 files")
    run.signal(2)
    let outcome = try run.finish()
    #expect(outcome.ending == .signalled(2) || outcome.ending == .exited(130))
    #expect(outcome.errors.contains(" not tried; the same again goes on from there"))
    let again = try sandbox.run(
      "create *.csv --each --once | count; list | count", in: folder)
    #expect(again.output == "400\n400\n", "\(again.errors)")
    try sandbox.stop()
  }

  @Test("Ctrl-C behind the last byte of an upload says that it may have been made")
  func interruptedBehind() throws {
    let server = try SilentServer()
    try write(1)
    let run = try ChildProcess(
      Gridsh.path, ["-c", "create 100.csv"],
      environment: [
        "DATAGRID_API_KEY": "secret-1", "DATAGRID_BASE_URL": "http://127.0.0.1:\(server.port)/v1",
      ], directory: folder.path)
    try server.expectRequest(endingWith: "--\r\n")
    run.signal(2)
    #expect(
      try run.finish().errors.contains(
        "100.csv had been sent when it was broken off, and may have been made: `list` shows"))
  }

  @Test("two at the same time share the work, and make each once")
  func together() throws {
    let sandbox = try ServedSandbox("--limit", "0", state: folder)
    try write(60)
    let runs = try (0..<2).map { _ in
      try sandbox.start("for k in create *.csv --each --once { print k.id }", in: folder)
    }
    let outcomes = try runs.map { try $0.finish() }
    let outputs = outcomes.map(\.output)
    #expect(outputs[0] == outputs[1], "\(outcomes.map(\.errors))")
    #expect(try sandbox.run("list | count", in: folder).output == "60\n")
    try sandbox.stop()
  }

  @Test("what was made is known to the next session, until it is deleted or the file changes")
  func remembered() throws {
    let sandbox = try ServedSandbox(state: folder)
    try write(1)
    let first = try sandbox.run("print (create 100.csv --once).id", in: folder)
    let second = try sandbox.run("print (create 100.csv --once).id", in: folder)
    #expect(second.output == first.output)
    #expect(second.errors.hasPrefix("100.csv: made before (kn_"))
    try folder.write("n\n7\n", to: "100.csv")
    let changed = try sandbox.run("print (create 100.csv --once).id", in: folder)
    #expect(changed.output != first.output)
    try sandbox.stop()

    // Another address is another account.
    let empty = try ServedSandbox(state: folder)
    let other = try empty.run("k = create 100.csv --once; list | count", in: folder)
    #expect(other.output == "1\n")
    #expect(other.errors == "")
    try empty.stop()
  }

  @Test("what is gone is made anew, which is said")
  func deleted() throws {
    let state = ["XDG_STATE_HOME": folder.path + "/state"]
    try write(2)
    let line = "for k in create *.csv --each --once { print k.name }"
    let arguments = (line, folder.path)
    let first = try Gridsh.run(
      "--sandbox", "-c", arguments.0, environment: state, directory: arguments.1)
    #expect(first.output == "100.csv\n101.csv\n")
    _ = try ChildProcess.run("/bin/rm", ["-r", folder.path + "/state/gridsh/sandbox"])
    let second = try Gridsh.run(
      "--sandbox", "-c", arguments.0, environment: state, directory: arguments.1)
    #expect(second.output == first.output)
    #expect(second.errors.contains("100.csv: made before ("))
    #expect(second.errors.contains("deleted since: made anew"))
    #expect(second.errors.contains("2 of 2 made\n"))
  }
}
