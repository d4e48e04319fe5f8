internal import CSQLite

/// The tables of the ledger's file.
enum LedgerSchema {
  /// The version that this code reads and writes, kept in SQLite's `user_version`.
  static let version = Int64(steps.count)

  /// Brings a file to this version, all the way or not at all.
  ///
  /// - Throws: ``LedgerError``; of the kind `newer` for a file of a later version, which is left as it
  ///   is.
  static func migrate(_ connection: Connection) throws(LedgerError) {
    if try version(of: connection) == version { return }
    try connection.transaction { () throws(LedgerError) in
      // Asked again: another process may have done it meanwhile.
      let found = try version(of: connection)
      guard found <= version else {
        throw LedgerError("it was written by a later version of gridsh", kind: .newer)
      }
      for step in steps.dropFirst(Int(found)) { try connection.execute(step) }
      try connection.execute("PRAGMA user_version = \(version)")
    }
  }

  private static func version(of connection: Connection) throws(LedgerError) -> Int64 {
    try connection.rows("PRAGMA user_version") { $0.integer(0) ?? 0 }.first ?? 0
  }

  /// What leads from each version to the next. Files of every version exist, so a step that was once
  /// published never changes.
  private static let steps = [creation]

  /// Version 1.
  ///
  /// An entry has an id when its knowledge is made, an owner while a process is at it, and neither
  /// when that process ended in the middle. Times are milliseconds since 1970: `since` by the
  /// service's clock, `made_at` by this machine's.
  private static let creation = """
    CREATE TABLE salt (bytes BLOB NOT NULL) STRICT;
    INSERT INTO salt VALUES (randomblob(32));
    CREATE TABLE entry (
      account BLOB NOT NULL,
      content BLOB NOT NULL,
      name TEXT NOT NULL,
      parent TEXT NOT NULL,
      called TEXT NOT NULL,
      stem TEXT NOT NULL,
      since INTEGER NOT NULL,
      owner INTEGER,
      id TEXT,
      made_at INTEGER,
      PRIMARY KEY (account, content, name, parent)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entry_begun ON entry (account, stem, parent) WHERE id IS NULL;
    CREATE INDEX entry_id ON entry (account, id) WHERE id IS NOT NULL;
    """
}
