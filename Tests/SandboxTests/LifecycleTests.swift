import Glibc
import Testing

@testable import Sandbox

@Suite("Starting and stopping")
struct LifecycleTests {
  @Test("what was created is served after a restart, and rows are as they were read")
  func restart() throws {
    try TemporaryDirectory.run { parent in
      let path = "\(parent)/new/state"
      var id = ""
      try TestSandbox.run {
        $0.storage = .directory(path)
        $0.seed = 3
      } test: { sandbox in
        let learned = try sandbox.learn([.file("a.csv", "n,m\n1,\"x\"\"\ny\"\n2\n3,4,5\n")])
        id = learned.string("id") ?? ""
      }
      #expect(TemporaryDirectory.mode(path) == 0o700)
      #expect(TemporaryDirectory.mode("\(path)/sandbox.db") == 0o600)
      let database = try Database(path: "\(path)/sandbox.db", readOnly: true)
      let cells = try database.rows("SELECT cells FROM record ORDER BY number") { $0.text(0) }
      #expect(cells == [#"["1","x\"\ny"]"#, #"["2"]"#, #"["3","4","5"]"#])
      let columns = try database.rows("SELECT columns FROM learned_table") { $0.text(0) }
      #expect(columns == [#"["n","m","column_3"]"#])
      try TestSandbox.run {
        $0.storage = .directory(path)
        $0.seed = 3
      } test: { sandbox in
        #expect(try sandbox.client.retrieve(id).integer("row_counts.completed") == 3)
        let other = try sandbox.learn([.file("b.txt", "x")])
        #expect(other.string("id") != id)
        #expect(other.string("status") == "ready")
      }
    }
  }

  struct ResumptionCase: CustomTestStringConvertible {
    /// A file with five rows.
    let file: TestPart
    /// How the rows are stored.
    let cells: @Sendable (Int) -> String
    let testDescription: String
  }

  static let resumptions = [
    ResumptionCase(
      file: .file("a.csv", "n\n1\n2\n3\n4\n5\n"), cells: { "[\"\($0)\"]" },
      testDescription: "CSV"),
    ResumptionCase(
      file: .file("a.txt", "1\n\n2\n\n3\n\n4\n\n5"), cells: { "[\"\($0)\"]" },
      testDescription: "text"),
    ResumptionCase(
      file: .file("a.json", "[1, 2, 3, 4, 5]"), cells: { "{\"value\":\($0)}" },
      testDescription: "JSON"),
    ResumptionCase(
      file: .file("a.pdf", bytes: TinyPDF.pages(["1", "2", "3", "4", "5"])),
      cells: { "[\"\($0)\"]" }, testDescription: "PDF"),
  ]

  @Test(
    "a run that was cut off goes on after a restart, without a row lost or doubled",
    arguments: resumptions)
  func resumption(_ example: ResumptionCase) throws {
    try TemporaryDirectory.run { path in
      var id = ""
      try TestSandbox.run(isGated: true) {
        $0.storage = .directory(path)
        $0.rowsPerPublication = 2
      } test: { sandbox in
        id = try sandbox.client.create([example.file]).string("id") ?? ""
        for _ in 0..<2 {
          _ = sandbox.gate.waitForStep()
          sandbox.gate.letPass()
        }
        #expect(sandbox.gate.waitForStep() == .willPublish(rows: 2))
        #expect(try sandbox.client.retrieve(id).integer("row_counts.completed") == 3)
        sandbox.stopWhileIngesting()
      }
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        sandbox.gate.waitForEnd()
        let learned = try sandbox.client.retrieve(id)
        #expect(learned.string("status") == "ready")
        #expect(learned.integer("row_counts.completed") == 5)
      }
      let database = try Database(path: "\(path)/sandbox.db", readOnly: true)
      let cells = try database.rows("SELECT cells FROM record ORDER BY number") { $0.text(0) }
      #expect(cells == (1...5).map(example.cells))
    }
  }

  @Test("stopping does not wait for a PDF, and leaves no process behind")
  func stopWhileReadingPDF() throws {
    try TestSandbox.run { sandbox in
      let endless = TinyPDF.nestedForms(depth: 12, leaf: "q Q")
      let created = try sandbox.client.create([.file("a.pdf", bytes: endless)])
      #expect(created.status == 201)
      sandbox.server.stop()
      #expect(waitpid(-1, nil, WNOHANG) == -1)
      #expect(errno == ECHILD)
    }
  }

  @Test("a stopped server refuses connections, and may be stopped again")
  func stop() throws {
    let server = try SandboxServer(SandboxConfiguration())
    let client = TestClient(server)
    server.stop()
    server.stop()
    #expect(throws: Failure.self) { try client.connection() }
  }

  @Test("stopping cuts connections that are open")
  func stopCutsConnections() throws {
    try TestSandbox.run { sandbox in
      let connection = try sandbox.client.connection()
      try connection.send(TestClient.head("POST", "/v1/knowledge", bodySize: 1000) + "half")
      sandbox.server.stop()
      #expect(connection.isClosedByServer())
    }
  }

  @Test("keys and ports are made where none are given")
  func defaults() throws {
    let first = try SandboxServer(SandboxConfiguration())
    let second = try SandboxServer(SandboxConfiguration())
    defer {
      first.stop()
      second.stop()
    }
    #expect(first.key.hasPrefix("sandbox_"))
    #expect(first.key != second.key)
    #expect(first.url != second.url)
    #expect(first.url.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+\/v1/) != nil)
  }

  @Test("a port in use is told, with what to do")
  func portInUse() throws {
    try TestSandbox.run { sandbox in
      let port = sandbox.client.port
      #expect(
        throws: SandboxError(
          "Port \(port) of 127.0.0.1 is in use. Choose another one, or 0 for a free one.")
      ) {
        try SandboxServer(SandboxConfiguration(port: port))
      }
    }
  }

  @Test("the port of a stopped server is free at once")
  func portIsFreed() throws {
    var port: UInt16 = 0
    try TestSandbox.run { sandbox in
      port = sandbox.client.port
      let answer = try sandbox.client.retrieve("x")
      #expect(answer.status == 404)
    }
    try SandboxServer(SandboxConfiguration(port: port)).stop()
  }

  @Test("a path that cannot be the state is refused, and says why")
  func badDirectories() throws {
    try TemporaryDirectory.run { path in
      let file = "\(path)/file"
      try Database(path: file).execute("CREATE TABLE t (x)")
      for (storage, reason) in [
        (file, "is not a directory"), ("\(file)/below", "cannot be created"),
        ("/proc/nowhere", "cannot be created"),
      ] {
        let error = #expect(throws: SandboxError.self) {
          try SandboxServer(SandboxConfiguration(storage: .directory(storage)))
        }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
      }
    }
  }

  @Test("a file that is no database, or of another version, is refused")
  func foreignDatabase() throws {
    try TemporaryDirectory.run { path in
      try Database(path: "\(path)/sandbox.db").execute("PRAGMA user_version = 99")
      let error = #expect(throws: SandboxError.self) {
        try SandboxServer(SandboxConfiguration(storage: .directory(path)))
      }
      #expect(error?.description.contains("another version of the sandbox") == true)
    }
  }

  @Test("an ephemeral state is gone after the stop")
  func ephemeralStateIsRemoved() throws {
    let directory = try StateDirectory(.ephemeral)
    #expect(TemporaryDirectory.mode(directory.path) == 0o700)
    directory.removeIfEphemeral()
    #expect(TemporaryDirectory.mode(directory.path) == 0)
  }

  @Test("uploads that no table names are swept at the start")
  func sweep() throws {
    try TemporaryDirectory.run { path in
      let configuration = SandboxConfiguration(storage: .directory(path))
      try SandboxServer(configuration).stop()
      try Database(path: "\(path)/uploads/tbl_orphan").execute("CREATE TABLE t (x)")
      try Database(path: "\(path)/incoming/7").execute("CREATE TABLE t (x)")
      try SandboxServer(configuration).stop()
      #expect(TemporaryDirectory.contents("\(path)/uploads").isEmpty)
      #expect(TemporaryDirectory.contents("\(path)/incoming").isEmpty)
    }
  }
}
