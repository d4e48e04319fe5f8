/// `GET /v1/knowledge`: the knowledge of the teamspace, the newest first, page by page.
struct ListKnowledge: Endpoint {
  let services: Services

  let method = "GET"
  let path = "/v1/knowledge"

  func answer(_ request: Request) throws -> Answer {
    let query = try Query(request.query, known: Self.parameters)
    let page = KnowledgeStore.Page(
      filter: try filter(query), position: try position(query), limit: try limit(query))
    var hasMore = false
    let visible = try services.visible {
      let list = try services.store.list(page)
      hasMore = list.hasMore
      return list.knowledge
    }
    return Answer(
      status: 200,
      [
        "object": "list", "data": .array(visible.map(\.json)), "has_more": .bool(hasMore),
      ])
  }

  private static let parameters: Set<String> = [
    "limit", "after", "before", "parent[type]", "parent[page_id]",
  ]
  /// Published: how many objects a page has, and has where nothing is said.
  private static let limits = 1...100
  private static let defaultLimit = 20

  private func limit(_ query: Query) throws -> Int {
    guard let text = query["limit"] else { return Self.defaultLimit }
    guard let limit = Int(text), Self.limits.contains(limit) else {
      throw APIError.badRequest(
        "limit must be a whole number from \(Self.limits.lowerBound) to \(Self.limits.upperBound)")
    }
    return limit
  }

  private func position(_ query: Query) throws -> KnowledgeStore.Page.Position {
    switch (query["after"], query["before"]) {
    case (nil, nil): return .newest
    case (let after?, nil): return .after(try number(of: after, "after"))
    case (nil, let before?): return .before(try number(of: before, "before"))
    default: throw APIError.badRequest("after and before exclude each other")
    }
  }

  private func number(of id: String, _ parameter: String) throws -> Int64 {
    guard let number = try services.store.number(of: id) else {
      throw APIError.badRequest(
        "\(parameter) must be the id of a knowledge", reason: "There is no knowledge \(id).")
    }
    return number
  }

  private func filter(_ query: Query) throws -> KnowledgeStore.Page.Filter {
    let (type, page) = (query["parent[type]"], query["parent[page_id]"])
    if type == nil, page == nil { return .all }
    let parent = try ParentField.parent(type: type, page: page)
    if case .page(let id) = parent, try !services.store.hasPage(id) {
      throw APIError.badRequest(
        "parent.page_id must be the id of a page", reason: "There is no page \(id).")
    }
    return .parent(parent)
  }
}
