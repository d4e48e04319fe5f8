import Glibc
import Testing

@testable import Sandbox

@Suite("Several sandboxes on one directory")
struct SharedStateTests {
  /// Runs a test with two servers on one directory; the gate of the first holds its ingestion.
  static func run(
    isGated: Bool = false, _ configure: (inout SandboxConfiguration) -> Void = { _ in },
    test: (_ first: TestSandbox, _ second: TestSandbox) throws -> Void
  ) throws {
    try TemporaryDirectory.run { path in
      try TestSandbox.run(isGated: isGated) {
        $0.storage = .directory(path)
        configure(&$0)
      } test: { first in
        first.waitUntilLearning()
        try TestSandbox.run {
          $0.storage = .directory(path)
          configure(&$0)
        } test: { second in
          try test(first, second)
        }
      }
    }
  }

  @Test("both serve all knowledge, and the first learns what either creates")
  func bothServe() throws {
    try Self.run { first, second in
      for (creator, other) in [(first, second), (second, first), (second, first)] {
        let id = try creator.client.create([.file("a.csv", "n\n1\n2\n")]).string("id") ?? ""
        first.gate.waitForEnd()
        for sandbox in [creator, other] {
          let learned = try sandbox.client.retrieve(id)
          #expect(learned.string("status") == "ready")
          #expect(learned.integer("row_counts.completed") == 2)
        }
      }
      #expect(first.client.port != second.client.port)
    }
  }

  @Test("when the one that learns stops, the other goes on, without a row lost or doubled")
  func takeOver() throws {
    try Self.run(isGated: true) {
      $0.rowsPerPublication = 2
    } test: { first, second in
      let ids = try [first, second, first].map {
        try $0.client.create([.file("a.csv", "n\n1\n2\n3\n4\n5\n")]).string("id") ?? ""
      }
      _ = first.gate.waitForStep()
      first.gate.letPass()
      _ = first.gate.waitForStep()
      #expect(try second.client.retrieve(ids[0]).integer("row_counts.completed") == 1)
      #expect(first.server.unfinished() == 0)
      first.stopWhileIngesting()
      for _ in ids { second.gate.waitForEnd() }
      for id in ids {
        let learned = try second.client.retrieve(id)
        #expect(learned.string("status") == "ready")
        #expect(learned.integer("row_counts.completed") == 5)
      }
      #expect(second.server.unfinished() == 0)
    }
  }

  @Test("what nobody else goes on with is told before the stop")
  func unfinished() throws {
    try TemporaryDirectory.run { path in
      try TestSandbox.run(isGated: true) {
        $0.storage = .directory(path)
      } test: { sandbox in
        #expect(sandbox.server.unfinished() == 0)
        for _ in 0..<2 { _ = try sandbox.client.create([.file("a.txt", "x")]) }
        _ = sandbox.gate.waitForStep()
        #expect(sandbox.server.unfinished() == 2)
        try SandboxServer(SandboxConfiguration(storage: .directory(path))).stop()
        #expect(sandbox.server.unfinished() == 2)
        sandbox.stopWhileIngesting()
        #expect(sandbox.server.unfinished() == 0)
      }
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        for _ in 0..<2 { sandbox.gate.waitForEnd() }
        #expect(sandbox.server.unfinished() == 0)
      }
    }
  }

  @Test("an ephemeral sandbox leaves nothing for later")
  func ephemeral() throws {
    try TestSandbox.run(isGated: true) { sandbox in
      _ = try sandbox.client.create([.file("a.txt", "x")])
      _ = sandbox.gate.waitForStep()
      #expect(sandbox.server.unfinished() == 0)
    }
  }

  @Test("many that start at once on a new directory all serve, and one learns")
  func startAtOnce() throws {
    try TemporaryDirectory.run { parent in
      let path = "\(parent)/new"
      let gate = IngestionGate(isOpen: true)
      let outcomes = Monitor<[Result<SandboxServer, any Error>]>([])
      let threads = try (0..<8).map { _ in
        try WorkerThread {
          var configuration = SandboxConfiguration(
            storage: .directory(path), key: TestSandbox.key)
          configuration.ingestionStep = { gate.pass($0) }
          let outcome = Result { try SandboxServer(configuration) }
          outcomes.update { $0.append(outcome) }
        }
      }
      threads.forEach { $0.join() }
      let servers = try outcomes.update { $0 }.map { try $0.get() }
      defer { servers.forEach { $0.stop() } }
      let ids = try servers.map {
        try TestClient($0).create([.file("a.csv", "n\n1\n2\n3\n")]).string("id") ?? ""
      }
      for _ in ids { gate.waitForEnd() }
      for server in servers {
        let list = try TestClient(server).request("GET", "/v1/knowledge")
        #expect(Set(ListKnowledgeTests.ids(list)) == Set(ids))
      }
      let database = try Database(path: "\(path)/sandbox.db", readOnly: true)
      #expect(try database.rows("SELECT count(*) FROM record") { $0.integer(0) } == [24])
    }
  }

  @Test("a second start leaves alone what the first is just receiving")
  func noSweepBesideOthers() throws {
    try TemporaryDirectory.run { path in
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        let connection = try sandbox.client.connection()
        let body = TestPart.body([.file("a.csv", "n\n1\n2\n")])
        try connection.send(
          TestClient.head(
            "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: body.count)
            + String(decoding: body.dropLast(5), as: UTF8.self))
        // Answered by the same server after it has received the part.
        while TemporaryDirectory.contents("\(path)/incoming").isEmpty {
          _ = try sandbox.client.retrieve("kn_none")
        }
        try SandboxServer(SandboxConfiguration(storage: .directory(path))).stop()
        try connection.send(Array(body.suffix(5)))
        #expect(try connection.receive().status == 201)
        sandbox.gate.waitForEnd()
        #expect(TemporaryDirectory.contents("\(path)/uploads").count == 1)
      }
    }
  }

  @Test("a create waits for another process that just writes")
  func busyDatabase() throws {
    try TemporaryDirectory.run { path in
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        let other = try Database(path: "\(path)/sandbox.db")
        try other.execute("BEGIN IMMEDIATE")
        let connection = try sandbox.client.connection()
        let body = TestPart.body([.file("a.txt", "x")])
        try connection.send(
          TestClient.head(
            "POST", "/v1/knowledge", headers: TestPart.contentType, bodySize: body.count))
        try connection.send(body)
        // Once its upload has its place, the create is about to be written.
        while TemporaryDirectory.contents("\(path)/uploads").isEmpty { sched_yield() }
        #expect(try sandbox.client.request("GET", "/v1/knowledge").status == 200)
        try other.execute("COMMIT")
        #expect(try connection.receive().status == 201)
        sandbox.gate.waitForEnd()
      }
    }
  }

  @Test("in simulated time the one that does not learn waits for the one that does")
  func simulatedTime() throws {
    let clock = TestClock()
    try Self.run(isGated: true) {
      $0.now = clock.now
      $0.pace = .over(milliseconds: 1_000)
    } test: { first, second in
      let id = try second.client.create([.file("a.csv", "n\n1\n2\n")]).string("id") ?? ""
      clock.advance(by: 500)
      let waiting = try second.client.connection()
      try waiting.send(TestClient.head("GET", "/v1/knowledge/\(id)"))
      _ = first.gate.waitForStep()
      first.gate.open()
      #expect(try waiting.receive().integer("row_counts.completed") == 1)
    }
  }
}

extension TestSandbox {
  /// Waits until this server has its turn to learn, so that a second one does not get it.
  func waitUntilLearning() {
    while !server.isLearning { sched_yield() }
  }
}
