/// What the ingestion reads and writes.
extension KnowledgeStore {
  /// The numbers of the knowledge whose files are still to be read, oldest first.
  func unfinished() throws -> [Int64] {
    try read { database throws(DatabaseError) in
      try database.rows("SELECT number FROM knowledge WHERE running ORDER BY number") {
        $0.integer(0)
      }
    }
  }

  /// The tables of a knowledge, in the order of its files.
  func tables(of knowledge: Int64) throws -> [LearnedTable] {
    try read { database throws(DatabaseError) in
      try database.rows(
        """
        SELECT number, id, file_name, content_type, completed FROM learned_table
        WHERE knowledge = ? ORDER BY number
        """, .integer(knowledge)
      ) {
        LearnedTable(
          number: $0.integer(0), id: $0.text(1) ?? "", fileName: $0.text(2) ?? "",
          contentType: $0.text(3), completed: $0.integer(4))
      }
    }
  }

  /// The identifiers of all tables, which name the uploads that are kept.
  func tableIdentifiers() throws -> Set<String> {
    try read { database throws(DatabaseError) in
      Set(try database.rows("SELECT id FROM learned_table") { $0.text(0) ?? "" })
    }
  }

  /// Notes the sizes of uploads from the first version of the store, which did not have them.
  func noteUploadSizes(_ size: (String) -> Int64) throws {
    let unknown = try read { database throws(DatabaseError) in
      try database.rows("SELECT id FROM learned_table WHERE size = 0") { $0.text(0) ?? "" }
    }
    let sizes = unknown.map { ($0, size($0)) }.filter { $0.1 > 0 }
    guard !sizes.isEmpty else { return }
    try write(.normal) { database throws(DatabaseError) in
      for (table, size) in sizes {
        try database.run(
          "UPDATE learned_table SET size = ? WHERE id = ?", .integer(size), .text(table))
      }
    }
  }

  /// Appends rows to a table and counts them, both or neither.
  ///
  /// The loss of power may take the newest batches: then the run goes on from the count that
  /// stands.
  ///
  /// - Parameter position: How many rows the table has before.
  /// - Throws: `StateFull` when the rows do not fit; `DatabaseError`.
  func publish(
    _ batch: RowBatch, columns: [String], of table: LearnedTable, at position: Int64,
    time: Timestamp
  ) throws {
    let names = String(
      decoding: JSONValue.array(columns.map(JSONValue.string)).encoded, as: UTF8.self)
    try space.claim(Int64(batch.byteCount))
    try write(.normal) { database throws(DatabaseError) in
      let insertion = try database.statement("INSERT INTO record (number, cells) VALUES (?, ?)")
      let first = table.number << Schema.rowBits + position
      try batch.forEach { index, cells throws(DatabaseError) in
        try insertion.insert(number: first + Int64(index), text: cells)
      }
      try database.run(
        "UPDATE learned_table SET completed = ?, columns = ? WHERE number = ?",
        .integer(position + Int64(batch.count)), .text(names), .integer(table.number))
      try database.run(
        """
        UPDATE knowledge SET updated_at = ?
        WHERE number = (SELECT knowledge FROM learned_table WHERE number = ?)
        """, .integer(time.milliseconds), .integer(table.number))
    }
  }

  /// Ends the run of a knowledge.
  func end(_ knowledge: Int64, error: Knowledge.ProcessingError?, time: Timestamp) throws {
    try write(.normal) { database throws(DatabaseError) in
      try database.run(
        """
        UPDATE knowledge SET running = 0, error_code = ?, error_message = ?, updated_at = ?
        WHERE number = ?
        """, .optional(error?.code), .optional(error?.message), .integer(time.milliseconds),
        .integer(knowledge))
    }
  }
}
