/// The tables of a sandbox's database.
enum Schema {
  /// The version that this code reads and writes, kept in SQLite's `user_version`.
  static let version = Int64(steps.count)

  /// The version of a database; 0 for an empty one.
  static func version(of database: Database) throws(DatabaseError) -> Int64 {
    try database.rows("PRAGMA user_version") { $0.integer(0) }.first ?? 0
  }

  /// Brings a database to this version, all the way or not at all; one of a later version is left
  /// as it is.
  static func migrate(
    _ database: Database, _ durability: Database.Durability
  ) throws(DatabaseError) {
    guard try version(of: database) < version else { return }
    try database.transaction(durability) { () throws(DatabaseError) in
      for step in steps.dropFirst(Int(try version(of: database))) { try database.execute(step) }
      try database.execute("PRAGMA user_version = \(version)")
    }
  }

  /// How many bits of a record's number count the rows of its table; the bits above are the
  /// table's number.
  ///
  /// One integer key holds a table's rows together and in their order, with no second index, and
  /// can serve full-text search as its row number. A file of 300 MiB has at most 2²⁸ rows.
  static let rowBits: Int64 = 32

  /// What leads from each version to the next: the first step makes the first version. States of
  /// every version exist, so a step that was once published never changes.
  private static let steps = [creation, sizesAndLists]

  /// Version 1.
  ///
  /// Counts stand with the tables, for `row_counts` are the sums over all files of a knowledge. A
  /// record's cells are one JSON array: the column names stand once in `learned_table`, so a long
  /// header does not multiply with every row. The cells of a JSON file's row are an object, which
  /// names its own.
  private static let creation = """
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
    """

  /// Version 2: the sizes of the uploads, for the cap on the state, and indexes for lists, for what is
  /// unfinished, and for sums over tables, whose own rows can be long.
  private static let sizesAndLists = """
    ALTER TABLE learned_table ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
    DROP INDEX learned_table_knowledge;
    CREATE INDEX learned_table_sums ON learned_table (knowledge, completed, failed, size);
    CREATE INDEX knowledge_parent ON knowledge (parent_page);
    CREATE INDEX knowledge_running ON knowledge (number) WHERE running;
    """
}
