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
  /// What rows must fit into.
  let space: StateSpace

  /// Opens the store of a directory.
  ///
  /// - Parameter migrating: Whether to create the store, or to bring it to this version, where that
  ///   must be done. Nobody else may then have it open.
  /// - Returns: `nil` when that must be done and may not.
  /// - Throws: `SandboxError` when the file is a store of a later version; `DatabaseError`.
  init?(in directory: StateDirectory, cap: Int64, migrating: Bool) throws {
    let database = try Database(path: directory.database)
    isDurable = !directory.isEphemeral
    if migrating {
      try database.execute("PRAGMA journal_mode = WAL")
      try Schema.migrate(database, isDurable ? .full : .none)
    }
    try database.execute("PRAGMA foreign_keys = ON")
    let version = try Schema.version(of: database)
    guard version <= Schema.version else {
      throw SandboxError(
        "\(directory.database) was written by another version of the sandbox. Choose another "
          + "directory.")
    }
    guard version == Schema.version else { return nil }
    writer = Mutex(database)
    reader = Mutex(try Database(path: directory.database, readOnly: true))
    space = try StateSpace(cap: cap, directory: directory)
  }

  /// Whether the store is still of the version of this code: no other has migrated it since.
  func isCurrent() throws -> Bool {
    try reader.withLock { database in try Schema.version(of: database) == Schema.version }
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
    /// The bytes of the upload.
    let size: Int64
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
          """
          INSERT INTO learned_table (id, knowledge, file_name, content_type, size)
          VALUES (?, ?, ?, ?, ?)
          """,
          .text(table.id), .integer(number), .text(table.fileName), .optional(table.contentType),
          .integer(table.size))
      }
      return number
    }
    return Knowledge(
      number: number, id: draft.id, name: draft.name, parent: draft.parent, createdAt: time,
      updatedAt: time, isRunning: true, lastError: nil,
      rows: .none)
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

}
