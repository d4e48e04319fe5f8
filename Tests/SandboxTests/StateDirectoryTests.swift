import FoundationEssentials
import Glibc
import Testing

@testable import Sandbox

@Suite("The directory of a state")
struct StateDirectoryTests {
  @Test("rights that others have on a directory and on what is in it are taken away")
  func rights() throws {
    try TemporaryDirectory.run { path in
      let configuration = SandboxConfiguration(storage: .directory(path))
      try SandboxServer(configuration).stop()
      chmod(path, 0o755)
      for name in TemporaryDirectory.contents(path) { chmod("\(path)/\(name)", 0o777) }
      let server = try SandboxServer(configuration)
      defer { server.stop() }
      #expect(TemporaryDirectory.mode(path) == 0o700)
      for name in ["incoming", "uploads"] {
        #expect(TemporaryDirectory.mode("\(path)/\(name)") == 0o700)
      }
      for name in ["sandbox.db", "sandbox.db-wal", "sandbox.db-shm"] {
        #expect(TemporaryDirectory.mode("\(path)/\(name)") == 0o600)
      }
    }
  }

  @Test("what a sandbox makes is closed to others, whatever the umask")
  func umask() throws {
    try TemporaryDirectory.run { parent in
      let path = "\(parent)/state"
      let before = Glibc.umask(0)
      defer { Glibc.umask(before) }
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        _ = try sandbox.learn([.file("a.txt", "x")])
        let files = try FileManager.default.subpathsOfDirectory(atPath: path)
        #expect(files.count > 7)
        for file in files {
          #expect(TemporaryDirectory.mode("\(path)/\(file)") & 0o077 == 0, "\(file)")
        }
      }
    }
  }

  @Test("a directory of all users is refused and left as it is")
  func sharedDirectory() throws {
    try TemporaryDirectory.run { path in
      chmod(path, 0o1777)
      let error = #expect(throws: SandboxError.self) { try StateDirectory(.directory(path)) }
      #expect(error?.description.contains("is shared by all users") == true)
      #expect(TemporaryDirectory.mode(path) == 0o777)
    }
  }

  @Test("a relative path is taken from the working directory of the start")
  func relativePath() throws {
    try TemporaryDirectory.run { path in
      let before = FileManager.default.currentDirectoryPath
      defer { _ = FileManager.default.changeCurrentDirectoryPath(before) }
      _ = FileManager.default.changeCurrentDirectoryPath(path)
      try TestSandbox.run {
        $0.storage = .directory("state")
      } test: { sandbox in
        _ = FileManager.default.changeCurrentDirectoryPath("/")
        let learned = try sandbox.learn([.file("a.txt", "x")])
        #expect(learned.string("status") == "ready")
      }
      #expect(TemporaryDirectory.contents("\(path)/state/uploads").count == 1)
    }
  }

  @Test("ephemeral directories that killed processes have left are removed, others are not")
  func abandoned() throws {
    try TemporaryDirectory.run { parent in
      let alive = try EphemeralDirectory.make(in: parent)
      for name in ["gridsh-sandbox-dead01", "gridsh-sandbox-dead02/uploads", "gridsh-sandbox-x"] {
        try FileManager.default.createDirectory(
          atPath: "\(parent)/\(name)", withIntermediateDirectories: true)
      }
      try Database(path: "\(parent)/gridsh-sandbox-dead02/lock").execute("CREATE TABLE t (x)")
      let held = "\(parent)/gridsh-sandbox-held01"
      try FileManager.default.createDirectory(atPath: held, withIntermediateDirectories: true)
      let lock = try FileLock(path: "\(held)/lock")
      #expect(lock.take(.exclusive))
      symlink(held, "\(parent)/gridsh-sandbox-link01")
      EphemeralDirectory.removeAbandoned(in: parent)
      #expect(
        TemporaryDirectory.contents(parent).sorted()
          == [
            String(alive.path.dropFirst(parent.count + 1)), "gridsh-sandbox-held01",
            "gridsh-sandbox-link01", "gridsh-sandbox-x",
          ].sorted())
      #expect(alive.lock.isCurrent)
    }
  }

  @Test("ephemeral directories that are made while others are removed stay")
  func makingWhileRemoving() throws {
    try TemporaryDirectory.run { parent in
      let made = Monitor<[FileLock]>([])
      let failures = Monitor(0)
      let threads = try (0..<4).map { _ in
        try WorkerThread {
          for _ in 0..<25 {
            do {
              let directory = try EphemeralDirectory.make(in: parent)
              made.update { $0.append(directory.lock) }
            } catch {
              failures.update { $0 += 1 }
            }
          }
        }
      }
      threads.forEach { $0.join() }
      #expect(failures.update { $0 } == 0)
      let locks = made.update { $0 }
      #expect(locks.count == 100)
      for lock in locks { #expect(lock.isCurrent) }
      EphemeralDirectory.removeAbandoned(in: parent)
      #expect(TemporaryDirectory.contents(parent).count == 100)
    }
  }

  /// The schema of version 1 as it was published, with what a person may have in it.
  static let firstVersion = """
    CREATE TABLE knowledge (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      parent_page TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      running INTEGER NOT NULL,
      error_code TEXT,
      error_message TEXT
    ) STRICT;
    CREATE TABLE learned_table (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      knowledge INTEGER NOT NULL REFERENCES knowledge (number) ON DELETE CASCADE,
      file_name TEXT NOT NULL,
      content_type TEXT,
      columns TEXT NOT NULL DEFAULT '[]',
      completed INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX learned_table_knowledge ON learned_table (knowledge);
    CREATE TABLE record (
      number INTEGER PRIMARY KEY,
      cells TEXT NOT NULL
    ) STRICT;
    PRAGMA user_version = 1;
    INSERT INTO knowledge VALUES (1, 'kn_old', 'Old', NULL, 1000, 2000, 0, NULL, NULL);
    INSERT INTO learned_table VALUES (1, 'tbl_old', 1, 'a.csv', NULL, '["n"]', 2, 0);
    INSERT INTO knowledge VALUES (2, 'kn_cut', 'Cut', NULL, 3000, 4000, 1, NULL, NULL);
    INSERT INTO learned_table VALUES (2, 'tbl_cut', 2, 'b.csv', NULL, '["n"]', 1, 0);
    INSERT INTO record VALUES (4294967296, '["1"]'), (4294967297, '["2"]');
    INSERT INTO record VALUES (8589934592, '["1"]');
    """

  @Test("a state of the first version is brought to this one, and what was cut off goes on")
  func migration() throws {
    try TemporaryDirectory.run { path in
      try Database(path: "\(path)/sandbox.db").execute(
        "PRAGMA journal_mode = WAL;" + Self.firstVersion)
      try FileManager.default.createDirectory(
        atPath: "\(path)/uploads", withIntermediateDirectories: true)
      for (table, text) in [("tbl_old", "n\n1\n2\n"), ("tbl_cut", "n\n1\n2\n3\n")] {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/uploads/\(table)"))
      }
      try TestSandbox.run {
        $0.storage = .directory(path)
      } test: { sandbox in
        sandbox.gate.waitForEnd()
        let list = try sandbox.client.request("GET", "/v1/knowledge")
        #expect(ListKnowledgeTests.ids(list) == ["kn_cut", "kn_old"])
        let old = try sandbox.client.retrieve("kn_old")
        #expect(old.string("created_at") == "1970-01-01T00:00:01.000Z")
        #expect(old.integer("row_counts.completed") == 2)
        let cut = try sandbox.client.retrieve("kn_cut")
        #expect(cut.string("status") == "ready")
        #expect(cut.integer("row_counts.completed") == 3)
      }
      let database = try Database(path: "\(path)/sandbox.db", readOnly: true)
      #expect(try Schema.version(of: database) == 2)
      let sizes = try database.rows("SELECT size FROM learned_table ORDER BY number") {
        $0.integer(0)
      }
      #expect(sizes == [6, 8])
    }
  }

  @Test("a migrated database has the tables and indexes of a new one")
  func sameSchema() throws {
    try TemporaryDirectory.run { path in
      let (new, old) = (
        try Database(path: "\(path)/new.db"), try Database(path: "\(path)/old.db")
      )
      try old.execute(Self.firstVersion)
      func schema(_ database: Database) throws -> [String?] {
        try Schema.migrate(database, .none)
        return try database.rows("SELECT sql FROM sqlite_schema ORDER BY name") { $0.text(0) }
      }
      let (newSchema, oldSchema) = (try schema(new), try schema(old))
      #expect(newSchema == oldSchema)
      #expect(newSchema.count > 5)
    }
  }
}
