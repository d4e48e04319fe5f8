import CSQLite

/// A value that is bound to a parameter.
enum SQLValue {
  case null
  case integer(Int64)
  case text(String)

  /// A text, or null for `nil`.
  static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
}

/// A compiled statement, finalized when it is released.
final class Statement {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  deinit { sqlite3_finalize(statement) }

  /// Binds all parameters, in their order.
  func bind(_ values: [SQLValue]) throws(DatabaseError) {
    for (index, value) in zip(Int32(1)..., values) {
      switch value {
      case .null: try check(sqlite3_bind_null(statement, index))
      case .integer(let number): try check(sqlite3_bind_int64(statement, index, number))
      case .text(let text):
        try check(
          sqlite3_bind_text64(
            statement, index, text, UInt64(text.utf8.count), Self.copied, UInt8(SQLITE_UTF8)))
      }
    }
  }

  /// Runs an insertion of a number and a UTF-8 text, which are copied by neither side.
  func insert(number: Int64, text: UnsafeRawBufferPointer) throws(DatabaseError) {
    defer { reset() }
    try check(sqlite3_bind_int64(statement, 1, number))
    try check(
      sqlite3_bind_text64(
        statement, 2, text.bindMemory(to: CChar.self).baseAddress, UInt64(text.count), nil,
        UInt8(SQLITE_UTF8)))
    _ = try step()
  }

  /// Goes to the next row.
  ///
  /// - Returns: false when there is none.
  func step() throws(DatabaseError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseError(code: code, connection: sqlite3_db_handle(statement))
    }
  }

  /// Ends the run and forgets what was bound.
  func reset() {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  /// The whole number in a column of the current row.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// The text in a column of the current row, or `nil` for null.
  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// `SQLITE_TRANSIENT`, a cast which Swift does not import: SQLite copies what is bound.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private func check(_ code: Int32) throws(DatabaseError) {
    guard code == SQLITE_OK else {
      throw DatabaseError(code: code, connection: sqlite3_db_handle(statement))
    }
  }
}
