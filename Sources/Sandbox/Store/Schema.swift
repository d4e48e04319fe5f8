/// The tables of a sandbox's database.
enum Schema {
  /// The version that this code reads and writes, kept in SQLite's `user_version`.
  static let version: Int64 = 1

  /// How many bits of a record's number count the rows of its table; the bits above are the
  /// table's number.
  ///
  /// One integer key holds a table's rows together and in their order, with no second index, and
  /// can serve full-text search as its row number. A file of 300 MiB has at most 2²⁸ rows.
  static let rowBits: Int64 = 32

  /// Creates what a new database lacks.
  ///
  /// Counts stand with the tables, for `row_counts` are the sums over all files of a knowledge. A
  /// record's cells are one JSON array: the column names stand once in `learned_table`, so a long
  /// header does not multiply with every row.
  static let creation = """
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
    PRAGMA user_version = \(version);
    """
}
