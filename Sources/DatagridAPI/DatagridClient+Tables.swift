/// What was learned. The limit on silence is 60 s for each; each throws ``RequestError`` for an
/// identifier that is empty, `.` or `..`, ``ConnectionError``, ``AnswerError``, ``APIError``, and
/// `CancellationError`.
extension DatagridClient {
  /// Lists the tables of a knowledge, a page of them (`GET /tables`).
  package func listTables(of knowledge: String, _ query: ListQuery = ListQuery()) async throws
    -> Answer<Page<Table>>
  {
    // No path is made of it, but nothing else would ask for all tables there are.
    _ = try PathSegment.identifier(knowledge)
    let request = Request(
      .get, "/tables", path: "/tables\(query.text(filter: "knowledge_id", knowledge))",
      silence: timeouts.silence)
    return try await send(request) { value throws(AnswerError.Problem) in
      try Page(value, of: "tables", reading: Table.init)
    }
  }

  /// Lists the rows of a table, a page of them (`GET /tables/{id}/records`).
  ///
  /// ``Page/next`` is the cursor to go on with.
  package func listRecords(of table: String, _ query: RecordQuery = RecordQuery()) async throws
    -> Answer<Page<TableRecord>>
  {
    let request = Request(
      .get, "/tables/{id}/records",
      path: "/tables/\(try PathSegment.identifier(table))/records\(query.text)",
      silence: timeouts.silence)
    return try await send(request) { value throws(AnswerError.Problem) in
      try Page(value, of: "records", reading: TableRecord.init)
    }
  }
}
