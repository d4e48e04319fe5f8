/// The endpoints of knowledge.
extension StandInState {
  func listKnowledge(_ request: StandInRequest) -> StandInAnswer {
    let page = request.query["parent[page_id]"]
    let shown = knowledge.filter { page == nil || $0.page == page }
    return list(shown.map { ($0.id, $0.json) }, request)
  }

  mutating func createKnowledge(_ request: StandInRequest) -> StandInAnswer {
    let files = request.parts.filter { $0.filename != nil }
    guard let first = files.first?.filename else {
      return .error(400, "bad_request", "files should not be empty")
    }
    let created = StandInKnowledge(
      id: newID("kn"), name: request.field("name") ?? first,
      page: request.field("parent[page_id]"), created: tick(),
      tables: files.map { table(of: $0.filename ?? "", $0.value) }, pendingLooks: 1)
    knowledge.insert(created, at: 0)
    return StandInAnswer(status: 201, body: created.json)
  }

  /// Retrieves, changes, deletes or reindexes one.
  mutating func answer(_ request: StandInRequest, about id: String) -> StandInAnswer {
    guard let index = knowledge.firstIndex(where: { $0.id == id }) else {
      return .error(404, "not_found", "Knowledge with id \(id) not found")
    }
    switch (request.method, request.segments.count) {
    case ("GET", 2):
      defer { knowledge[index].pendingLooks = max(0, knowledge[index].pendingLooks - 1) }
      return StandInAnswer(body: knowledge[index].json)
    case ("PATCH", 2): return update(at: index, request)
    case ("DELETE", 2):
      knowledge.remove(at: index)
      return .nothing
    case ("POST", 3) where request.segments[2] == "reindex":
      knowledge[index].updated = tick()
      knowledge[index].pendingLooks = 1
      return .nothing
    default: return .error(404, "not_found", "Cannot \(request.method) \(request.target)")
    }
  }

  private mutating func update(at index: Int, _ request: StandInRequest) -> StandInAnswer {
    let files = request.parts.filter { $0.filename != nil }
    let sync = request.parts.filter { $0.name.hasPrefix("sync[") }
    guard files.isEmpty || sync.isEmpty else {
      return .error(400, "bad_request", "files and sync exclude each other")
    }
    guard sync.isEmpty || knowledge[index].connection != nil else {
      return .error(400, "bad_request", "this knowledge follows no connection")
    }
    if let name = request.field("name") { knowledge[index].name = name }
    if let type = request.field("parent[type]") {
      knowledge[index].page = type == "page" ? request.field("parent[page_id]") : nil
    }
    if let scope = request.field("scope") { knowledge[index].scope = scope }
    if let isSynced = request.field("sync[enabled]") {
      knowledge[index].isSynced = isSynced == "true"
    }
    if let cron = request.field("sync[trigger][cron_expression]") { knowledge[index].cron = cron }
    if let zone = request.field("sync[trigger][timezone]") { knowledge[index].timezone = zone }
    if !files.isEmpty {
      knowledge[index].tables = files.map { table(of: $0.filename ?? "", $0.value) }
      knowledge[index].pendingLooks = 1
    }
    knowledge[index].updated = tick()
    return StandInAnswer(body: knowledge[index].json)
  }
}
