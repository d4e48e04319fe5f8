import Synchronization

/// The knowledge, tables and records of a sandbox, in SQLite.
///
/// One connection writes and one reads (WAL): an answer never waits for a batch of rows that is
/// being written, and sees each batch whole or not at all.
final class KnowledgeStore: Sendable {
  private let writer: Mutex<Database>
  private let reader: Mutex<Database>
  /// Whether the state outlives the process, so that commits must reach the disk.
  private let isDurable: Bool

  /// Opens the store in a file, or creates it.
  ///
  /// - Throws: `SandboxError` when the file is not a store of this version.
  init(path: String, isDurable: Bool) throws {
    let database = try Database(path: path)
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON")
    let version = try database.rows("PRAGMA user_version") { $0.integer(0) }.first
    if version == 0 {
      try database.transaction(isDurable ? .full : .none) { () throws(DatabaseError) in
        try database.execute(Schema.creation)
      }
    } else if version != Schema.version {
      throw SandboxError(
        "\(path) was written by another version of the sandbox. Choose another directory.")
    }
    self.isDurable = isDurable
    writer = Mutex(database)
    reader = Mutex(try Database(path: path, readOnly: true))
  }

  /// A knowledge that is to be created, and its files.
  struct Draft: Sendable {
    let id: String
    let name: String
    let parent: Knowledge.Parent
    let tables: [TableDraft]
  }

  /// A file of a draft.
  struct TableDraft: Sendable {
    let id: String
    let fileName: String
    let contentType: String?
  }

  /// Creates a knowledge, which has survived a loss of power once this returns.
  func create(_ draft: Draft, at time: Timestamp) throws -> Knowledge {
    let page: String? =
      switch draft.parent {
      case .root: nil
      case .page(let id): id
      }
    let moment = SQLValue.integer(time.milliseconds)
    let number = try write(.full) { database throws(DatabaseError) in
      try database.run(
        """
        INSERT INTO knowledge (id, name, parent_page, created_at, updated_at, running)
        VALUES (?, ?, ?, ?, ?, 1)
        """,
        .text(draft.id), .text(draft.name), .optional(page), moment, moment)
      let number = database.lastInsertedNumber
      for table in draft.tables {
        try database.run(
          "INSERT INTO learned_table (id, knowledge, file_name, content_type) VALUES (?, ?, ?, ?)",
          .text(table.id), .integer(number), .text(table.fileName), .optional(table.contentType))
      }
      return number
    }
    return Knowledge(
      number: number, id: draft.id, name: draft.name, parent: draft.parent, createdAt: time,
      updatedAt: time, isRunning: true, lastError: nil,
      rows: Knowledge.RowCounts(completed: 0, failed: 0))
  }

  /// The knowledge of an identifier, or `nil`.
  func knowledge(id: String) throws -> Knowledge? {
    try reader.withLock { database in
      try database.rows(
        """
        SELECT k.number, k.id, k.name, k.parent_page, k.created_at, k.updated_at, k.running,
          k.error_code, k.error_message, sum(t.completed), sum(t.failed)
        FROM knowledge k LEFT JOIN learned_table t ON t.knowledge = k.number
        WHERE k.id = ? GROUP BY k.number
        """, .text(id), read: Self.knowledge(from:)
      ).first
    }
  }

  /// Whether a knowledge or a table has this identifier.
  func isTaken(_ id: String) throws -> Bool {
    try reader.withLock { database in
      try !database.rows(
        "SELECT 1 FROM knowledge WHERE id = ?1 UNION SELECT 1 FROM learned_table WHERE id = ?1",
        .text(id), read: { _ in }
      ).isEmpty
    }
  }

  /// Reads what is committed.
  func read<Result: Sendable>(
    _ body: @Sendable (Database) throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> Result {
    try reader.withLock { database throws(DatabaseError) in try body(database) }
  }

  /// Commits all changes of `body`, or none when it throws.
  func write<Result: Sendable>(
    _ durability: Database.Durability,
    _ body: @Sendable (Database) throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> Result {
    try writer.withLock { database throws(DatabaseError) in
      try database.transaction(isDurable ? durability : .none) { () throws(DatabaseError) in
        try body(database)
      }
    }
  }

  private static func knowledge(from row: Statement) -> Knowledge {
    let lastError = row.text(7).map {
      Knowledge.ProcessingError(code: $0, message: row.text(8) ?? "")
    }
    return Knowledge(
      number: row.integer(0), id: row.text(1) ?? "", name: row.text(2) ?? "",
      parent: row.text(3).map(Knowledge.Parent.page(id:)) ?? .root,
      createdAt: Timestamp(milliseconds: row.integer(4)),
      updatedAt: Timestamp(milliseconds: row.integer(5)), isRunning: row.integer(6) != 0,
      lastError: lastError,
      rows: Knowledge.RowCounts(completed: row.integer(9), failed: row.integer(10)))
  }
}
