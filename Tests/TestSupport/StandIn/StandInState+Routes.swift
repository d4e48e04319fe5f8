extension StandInState {
  mutating func answer(_ request: StandInRequest) -> StandInAnswer {
    let path = request.segments
    switch (request.method, path.first, path.count) {
    case ("GET", "knowledge", 1): return listKnowledge(request)
    case ("POST", "knowledge", 1): return createKnowledge(request)
    case (_, "knowledge", 2), ("POST", "knowledge", 3): return answer(request, about: path[1])
    case ("GET", "tables", 1): return listTables(request)
    case ("GET", "tables", 2...3): return answer(request, aboutTable: path[1])
    case ("GET", "search", 1): return search(request)
    case ("GET", "connections", 1):
      return list(connections.map { ($0.id, json(of: $0)) }, request)
    case ("GET", "pages", 1): return list(pages.map { ($0.id, json(of: $0)) }, request)
    case ("POST", "pages", 1): return createPage(request)
    case ("GET", "identity", 1): return StandInAnswer(body: Self.identity)
    case ("GET", "organization", 2):
      return StandInAnswer(
        body: ["remaining": .number(9990), "consumed": .number(10), "total": .number(10_000)])
    default: return .error(404, "not_found", "Cannot \(request.method) \(request.target)")
    }
  }

  /// The page of a list that a request asks for.
  func list(_ items: [(id: String, json: StandInJSON)], _ request: StandInRequest) -> StandInAnswer
  {
    let limit = request.query["limit"].flatMap { Int($0) } ?? 20
    guard (1...100).contains(limit) else { return .error(400, "bad_request", "limit: 1 to 100") }
    let start = request.query["after"].map { after in
      items.firstIndex { $0.id == after }.map { $0 + 1 } ?? items.count
    }
    let rest = items[(start ?? 0)...]
    return StandInAnswer(
      body: [
        "object": "list", "data": .list(rest.prefix(limit).map(\.json)),
        "has_more": .bool(rest.count > limit),
      ])
  }

  private func json(of connection: (id: String, name: String, connector: String)) -> StandInJSON {
    [
      "object": "connection", "id": .text(connection.id), "name": .text(connection.name),
      "connector_id": .text(connection.connector), "teamspace_id": "ts_home01",
      "valid": .bool(true), "created_at": "2026-01-01T00:00:00Z",
      "updated_at": "2026-01-01T00:00:00Z",
    ]
  }

  private func json(of page: (id: String, name: String, parent: String?)) -> StandInJSON {
    [
      "object": "page", "id": .text(page.id), "name": .text(page.name),
      "teamspace_id": "ts_home01", "scope": "teamspace",
      "parent": StandInJSON(page: page.parent), "created_at": "2026-01-01T00:00:00Z",
    ]
  }

  /// Of the body only the name is read, a text without escapes.
  private mutating func createPage(_ request: StandInRequest) -> StandInAnswer {
    guard let found = request.body.firstMatch(of: /"name":"([^"]*)"/) else {
      return .error(400, "bad_request", "name must be a string")
    }
    let page = (id: newID("page"), name: String(found.output.1), parent: String?.none)
    pages.append(page)
    return StandInAnswer(status: 201, body: json(of: page))
  }

  private static let identity: StandInJSON = [
    "object": "identity", "user_id": "user_ann01", "current_teamspace_id": "ts_home01",
    "teamspaces": .list([
      ["teamspace_id": "ts_home01", "permissions": ["role": "owner", "agent_ids": .null]],
      ["teamspace_id": "ts_guest01", "permissions": ["role": "member", "agent_ids": .null]],
    ]),
  ]
}
