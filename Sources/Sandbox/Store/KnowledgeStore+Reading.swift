/// What requests read.
extension KnowledgeStore {
  /// A part of the list of all knowledge, which begins with the newest.
  struct Page: Sendable {
    /// Which knowledge is listed.
    enum Filter: Sendable {
      case all
      case parent(Knowledge.Parent)
    }

    /// Where the part stands in the list.
    enum Position: Sendable {
      case newest
      /// Right behind the knowledge of this number.
      case after(Int64)
      /// Right before the knowledge of this number.
      case before(Int64)
    }

    let filter: Filter
    let position: Position
    /// The most that are wanted, at least 1.
    let limit: Int
  }

  /// The knowledge of an identifier, or `nil`.
  func knowledge(id: String) throws -> Knowledge? {
    try knowledge(where: "id = ?", order: "ASC", [.text(id)]).first
  }

  /// The number of the knowledge of an identifier, or `nil`.
  func number(of id: String) throws -> Int64? {
    try read { database throws(DatabaseError) in
      try database.rows("SELECT number FROM knowledge WHERE id = ?", .text(id)) { $0.integer(0) }
        .first
    }
  }

  /// Whether any knowledge stands below a page.
  func hasPage(_ id: String) throws -> Bool {
    try read { database throws(DatabaseError) in
      try !database.rows(
        "SELECT 1 FROM knowledge WHERE parent_page = ? LIMIT 1", .text(id), read: { _ in }
      ).isEmpty
    }
  }

  /// The knowledge of a page of the list, newest first, and whether there is more in the direction
  /// that it goes.
  func list(_ page: Page) throws -> (knowledge: [Knowledge], hasMore: Bool) {
    var (condition, order) = ("", "DESC")
    var values: [SQLValue] = []
    switch page.filter {
    case .all: condition = "1"
    case .parent(.root): condition = "parent_page IS NULL"
    case .parent(.page(let id)):
      condition = "parent_page = ?"
      values.append(.text(id))
    }
    switch page.position {
    case .newest: break
    case .after(let number):
      condition += " AND number < ?"
      values.append(.integer(number))
    case .before(let number):
      condition += " AND number > ?"
      values.append(.integer(number))
      order = "ASC"
    }
    // One more than is wanted tells whether there is more.
    values.append(.integer(Int64(page.limit) + 1))
    let found = try knowledge(
      where: "\(condition) ORDER BY number \(order) LIMIT ?", order: order, values)
    let wanted = Array(found.prefix(page.limit))
    return (order == "ASC" ? wanted.reversed() : wanted, found.count > page.limit)
  }

  /// What the rows learned have cost, in hundredths of a credit, and whether any of that knowledge is
  /// still being learned.
  ///
  /// - Parameter creation: Only knowledge that was created until then counts; `nil` for all.
  func consumption(createdUntil creation: Timestamp?) throws -> (hundredths: Int64, isRunning: Bool)
  {
    try read { database throws(DatabaseError) in
      let sums = try database.rows(
        """
        SELECT coalesce(sum(t.completed), 0), coalesce(max(k.running), 0)
        FROM knowledge k JOIN learned_table t ON t.knowledge = k.number WHERE k.created_at <= ?
        """, .integer(creation?.milliseconds ?? .max)
      ) { ($0.integer(0) * Plan.hundredthsPerRow, $0.integer(1) != 0) }
      return sums.first ?? (0, false)
    }
  }

  /// Reads the knowledge that a condition chooses, with its counts, in one query.
  private func knowledge(
    where condition: String, order: String, _ values: [SQLValue]
  ) throws -> [Knowledge] {
    try read { database throws(DatabaseError) in
      try database.rows(
        """
        SELECT k.number, k.id, k.name, k.parent_page, k.created_at, k.updated_at, k.running,
          k.error_code, k.error_message, sum(t.completed), sum(t.failed)
        FROM (SELECT * FROM knowledge WHERE \(condition)) k
        LEFT JOIN learned_table t ON t.knowledge = k.number
        GROUP BY k.number ORDER BY k.number \(order)
        """, values, read: Self.knowledge(from:))
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
