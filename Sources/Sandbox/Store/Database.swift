import CSQLite

/// One connection to the SQLite database of a sandbox.
///
/// Not `Sendable`: whoever holds one serialises its use.
final class Database {
  /// How far a commit goes before it returns.
  enum Durability: String {
    /// It survives the loss of power.
    case full = "FULL"
    /// It survives the end of the process; the loss of power may take the newest commits.
    case normal = "NORMAL"
    /// The state does not outlive the process.
    case none = "OFF"
  }

  private let connection: OpaquePointer
  private var statements: [String: Statement] = [:]
  private var durability: Durability?

  /// Opens a database, and creates it where `readOnly` is false and there is none.
  init(path: String, readOnly: Bool = false) throws(DatabaseError) {
    var opened: OpaquePointer?
    let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let result = sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX, nil)
    guard result == SQLITE_OK, let opened else {
      let error = DatabaseError(code: result, connection: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    connection = opened
    sqlite3_busy_timeout(connection, Self.busyTimeout)
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(connection)
  }

  /// Milliseconds to wait for another process that writes: a batch takes a small part of a second, so
  /// only one that was stopped in the middle of a transaction makes anybody wait for so long.
  private static let busyTimeout: Int32 = 5_000

  /// Runs statements that have neither parameters nor results.
  func execute(_ sql: String) throws(DatabaseError) {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw error }
  }

  /// The statement of a text, compiled at its first use, without bindings.
  func statement(_ sql: String) throws(DatabaseError) -> Statement {
    if let known = statements[sql] { return known }
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard result == SQLITE_OK, let prepared else { throw error }
    let statement = Statement(prepared)
    statements[sql] = statement
    return statement
  }

  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ values: SQLValue...) throws(DatabaseError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Reads the rows of a query.
  func rows<Row>(
    _ sql: String, _ values: SQLValue..., read: (Statement) -> Row
  ) throws(DatabaseError) -> [Row] {
    try rows(sql, values, read: read)
  }

  /// Reads the rows of a query.
  func rows<Row>(
    _ sql: String, _ values: [SQLValue], read: (Statement) -> Row
  ) throws(DatabaseError) -> [Row] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(read(statement)) }
    return rows
  }

  /// Commits all of `body`, or nothing when it throws.
  func transaction<Result>(
    _ durability: Durability, _ body: () throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> Result {
    if self.durability != durability {
      try execute("PRAGMA synchronous = \(durability.rawValue)")
      self.durability = durability
    }
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // The error that broke the transaction tells more than one of its roll-back.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// The number of the row inserted last.
  var lastInsertedNumber: Int64 { sqlite3_last_insert_rowid(connection) }

  private var error: DatabaseError {
    DatabaseError(code: sqlite3_errcode(connection), connection: connection)
  }
}
