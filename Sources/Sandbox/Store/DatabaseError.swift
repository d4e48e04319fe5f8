import CSQLite

/// What SQLite said when a step failed; never a bound value.
struct DatabaseError: Error, CustomStringConvertible {
  /// The result code, such as `SQLITE_FULL`.
  let code: Int32
  /// SQLite's message.
  let message: String

  init(code: Int32, connection: OpaquePointer?) {
    self.code = code
    let words = connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    message = words.map { String(cString: $0) } ?? "error \(code)"
  }

  /// Whether another process kept the database for longer than one waits for it.
  var isBusy: Bool { code & 0xFF == SQLITE_BUSY }

  var description: String { message }
}
