import TestSupport
import Testing

@Suite("Several `gridsh sandbox` on one folder")
struct SharedSandboxTests {
  /// A server as a process of its own, and the program as its client.
  private struct Server {
    let child: ChildProcess
    private let environment: [String: String]

    init(on folder: TemporaryFolder) throws {
      let key = "secret-1"
      child = try ChildProcess(
        Gridsh.path, ["sandbox", "--data", "\(folder.path)/state"],
        environment: ["GRIDSH_SANDBOX_KEY": key])
      try child.expect("\n")
      let url = try #require(child.output.split(separator: "\"").first { $0.hasPrefix("http") })
      environment = ["DATAGRID_API_KEY": key, "DATAGRID_BASE_URL": String(url)]
    }

    /// What a line of the language prints against this server.
    func run(_ line: String, in folder: TemporaryFolder) throws -> String {
      let outcome = try Gridsh.run("-c", line, environment: environment, directory: folder.path)
      #expect(outcome.ending == .exited(0), "\(outcome.errors)")
      return String(outcome.output.dropLast())
    }

    func kill() throws {
      child.signal(9)
      #expect(try child.finish().ending == .signalled(9))
    }

    func stop() throws {
      child.signal(15)
      #expect(try child.finish().ending == .exited(0))
    }
  }

  /// Far more than is learned in the time of a request.
  private static let rows = 200_000

  private static func makeFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("n\n1\n2\n", to: "small.csv")
    try folder.write(
      "n,m\n" + (0..<rows).map { "\($0),row\n" }.joined(), to: "large.csv")
    return folder
  }

  private static func wait(for id: String) -> String {
    "k = retrieve \"\(id)\"; wait k --timeout 1m; print k.status, k.row_counts.completed"
  }

  @Test("when the one that learns is killed in the middle, the other learns all that was created")
  func killedWhileLearning() throws {
    let folder = try Self.makeFolder()
    let first = try Server(on: folder)
    // It learns, so the second one does not.
    let small = try first.run("k = create small.csv; wait k; print k.id", in: folder)
    let second = try Server(on: folder)
    let ids = try [first, second, first, second].map {
      try $0.run("print (create large.csv).id", in: folder)
    }
    let seen = try second.run(
      "k = retrieve \"\(ids[0])\"; wait k --until partial; print k.row_counts.completed > 0",
      in: folder)
    #expect(seen == "true")
    try first.kill()
    for id in ids {
      #expect(try second.run(Self.wait(for: id), in: folder) == "ready \(Self.rows)")
    }
    #expect(try second.run(Self.wait(for: small), in: folder) == "ready 2")
    try second.stop()
  }

  @Test("when all are killed, the next start learns all that was created")
  func allKilled() throws {
    let folder = try Self.makeFolder()
    var servers = [try Server(on: folder), try Server(on: folder)]
    let ids = try servers.map { try $0.run("print (create large.csv).id", in: folder) }
    for server in servers { try server.kill() }
    servers = [try Server(on: folder), try Server(on: folder)]
    for (id, server) in zip(ids, servers) {
      #expect(try server.run(Self.wait(for: id), in: folder) == "ready \(Self.rows)")
    }
    for server in servers { try server.stop() }
  }

  @Test("what a killed ephemeral sandbox has left is removed by the next one, and no other")
  func killedEphemeral() throws {
    let folder = try TemporaryFolder()
    func start() throws -> ChildProcess {
      let child = try ChildProcess(
        Gridsh.path, ["sandbox", "--ephemeral"], environment: ["TMPDIR": folder.path])
      try child.expect("\n")
      return child
    }
    func states() throws -> Set<String> {
      let names = try ChildProcess.run("/bin/ls", [folder.path]).output
      return Set(names.split(separator: "\n").map(String.init))
    }
    let killed = try start()
    let left = try states()
    killed.signal(9)
    _ = try killed.finish()
    #expect(try states() == left)
    let alive = [try start(), try start()]
    #expect(try states().count == 2)
    #expect(try states().isDisjoint(with: left))
    for child in alive {
      child.signal(15)
      #expect(try child.finish().ending == .exited(0))
    }
    #expect(try states().isEmpty)
  }
}
