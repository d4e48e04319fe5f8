internal import CSQLite

/// One connection to the ledger's file.
///
/// Not `Sendable`: the ``Ledger`` serialises its use.
final class Connection {
  /// Milliseconds to wait for another process that writes. A transaction here takes one wait for the
  /// disk; only a process that was stopped in the middle of one makes anybody wait for so long.
  private static let patience: Int32 = 10_000

  private let handle: OpaquePointer

  /// Opens the file, and creates it where there is none.
  init(path: String) throws(LedgerError) {
    var opened: OpaquePointer?
    // Symbolic links are refused: the file is the user's own, and the folder need not be.
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = Self.error(code, opened)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Self.patience)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that have neither parameters nor results.
  func execute(_ sql: String) throws(LedgerError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Self.error(code, handle) }
  }

  /// Runs a statement, and reads the rows that it gives.
  func rows<Row>(
    _ sql: String, _ values: [Datum] = [], read: (ResultRow) -> Row
  ) throws(LedgerError) -> [Row] {
    var prepared: OpaquePointer?
    var code = sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let statement = prepared else { throw Self.error(code, handle) }
    defer { sqlite3_finalize(statement) }
    for (index, value) in zip(Int32(1)..., values) {
      code = value.bind(to: statement, at: index)
      guard code == SQLITE_OK else { throw Self.error(code, handle) }
    }
    var rows: [Row] = []
    while true {
      code = sqlite3_step(statement)
      guard code == SQLITE_ROW else { break }
      rows.append(read(ResultRow(statement)))
    }
    guard code == SQLITE_DONE else { throw Self.error(code, handle) }
    return rows
  }

  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ values: [Datum] = []) throws(LedgerError) {
    _ = try rows(sql, values) { _ in }
  }

  /// Commits all of `body`, or nothing when it throws.
  ///
  /// - Parameter synchronous: `FULL` where it must survive a loss of power once this returns; what is
  ///   committed with `NORMAL`, as all else is, survives the end of the process.
  ///
  /// It begins `IMMEDIATE`: it waits for another process at its beginning, and never fails in the
  /// middle because that one was first.
  func transaction<Result>(
    synchronous: String = "NORMAL", _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try execute("PRAGMA synchronous = \(synchronous)")
    defer { try? execute("PRAGMA synchronous = NORMAL") }
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // The error that broke the transaction tells more than one of its roll-back.
      try? execute("ROLLBACK")
      throw error
    }
  }

  private static func error(_ code: Int32, _ handle: OpaquePointer?) -> LedgerError {
    let words = handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    let message = words.map { String(cString: $0) } ?? "error \(code)"
    return LedgerError(message, kind: code & 0xFF == SQLITE_BUSY ? .busy : .failed)
  }
}
