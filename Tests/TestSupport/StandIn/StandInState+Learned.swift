/// The endpoints of what was learned.
extension StandInState {
  func listTables(_ request: StandInRequest) -> StandInAnswer {
    let id = request.query["knowledge_id"] ?? ""
    guard let owner = knowledge.first(where: { $0.id == id }) else {
      return .error(404, "not_found", "Knowledge with id \(id) not found")
    }
    return list(owner.tables.map { ($0.id, $0.json(of: owner)) }, request)
  }

  /// A table, or its rows; `next` is the number of the row to go on with.
  func answer(_ request: StandInRequest, aboutTable id: String) -> StandInAnswer {
    for owner in knowledge {
      guard let table = owner.tables.first(where: { $0.id == id }) else { continue }
      if request.segments.count == 2 { return StandInAnswer(body: table.json(of: owner)) }
      let limit = request.query["limit"].flatMap { Int($0) } ?? 100
      guard (1...1000).contains(limit) else {
        return .error(400, "bad_request", "limit: 1 to 1000")
      }
      let start = min(request.query["next"].flatMap { Int($0) } ?? 0, table.rows.count)
      let end = min(start + limit, table.rows.count)
      return StandInAnswer(
        body: [
          "object": "list", "data": .list((start..<end).map(table.json(ofRow:))),
          "next": end < table.rows.count ? .text("\(end)") : .null,
        ])
    }
    return .error(404, "not_found", "Table with id \(id) not found")
  }

  /// Rows that hold a word of the query, those first that hold more of them.
  func search(_ request: StandInRequest) -> StandInAnswer {
    let words = (request.query["query"] ?? "").lowercased().split(separator: " ")
    let among = request.query["knowledge_ids"]?.split(separator: ",").map(String.init)
    var hits: [(score: Double, json: StandInJSON)] = []
    for owner in knowledge where among?.contains(owner.id) ?? true {
      for table in owner.tables {
        for (index, row) in table.rows.enumerated() {
          let text = row.joined(separator: ", ")
          let found = words.count { text.lowercased().contains($0) }
          guard found > 0 else { continue }
          let score = Double(found) / Double(words.count)
          hits.append((score, json(score, text, "row_\(index + 1)", table, owner)))
        }
      }
    }
    let limit = request.query["limit"].flatMap { Int($0) } ?? 20
    let best = hits.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }
    return StandInAnswer(
      body: [
        "object": "list", "data": .list(best.prefix(limit).map(\.element.json)),
        "credits": ["consumed": .number(0.01)],
      ])
  }

  private func json(
    _ score: Double, _ text: String, _ row: String, _ table: StandInTable,
    _ owner: StandInKnowledge
  ) -> StandInJSON {
    [
      "object": "search_result_item", "score": .number(score), "title": .text(table.name),
      "summary": .null, "content": .list([.text(text)]), "updated_at": "2026-01-01T00:00:00Z",
      "resource": [
        "object": "row_metadata", "id": .text(row), "url": "https://stand-in.example/row",
        "table": ["object": "table_metadata", "id": .text(table.id), "name": .text(table.name)],
      ],
    ]
  }
}
