/// `POST /v1/knowledge`: stores the files and lets them be learned behind the answer.
struct CreateKnowledge: Endpoint {
  let services: Services

  let method = "POST"
  let path = "/v1/knowledge"
  var body: BodyRules {
    .form(
      FormRules(
        texts: ParentField.names.union(["name"]), files: "files",
        perFileCap: services.configuration.perFileCap))
  }

  func admit(_ head: RequestHead) throws {
    try services.requireCredits()
    try services.store.space.check(head.contentLength ?? 0)
  }

  func answer(_ request: Request) throws -> Answer {
    guard case .form(let form) = request.body, let first = form.files.first else {
      throw APIError.badRequest("files should not be empty")
    }
    guard let name = String(validating: form.text("name") ?? [], as: UTF8.self) else {
      throw APIError.badRequest("name is not valid UTF-8")
    }
    let parent = try ParentField.parent(in: form)
    if case .page(let id) = parent {
      throw APIError.notFound("Page not found", reason: "There is no page \(id).")
    }
    let draft = KnowledgeStore.Draft(
      id: try identifier(.knowledge), name: name.isEmpty ? first.name : name, parent: parent,
      tables: try form.files.map {
        KnowledgeStore.TableDraft(
          id: try identifier(.table), fileName: $0.name, contentType: $0.contentType,
          size: $0.content.size)
      })
    let knowledge = try keep(form.files, of: draft)
    services.ingester.wake()
    return Answer(status: 201, knowledge.json)
  }

  private func identifier(_ kind: Identifiers.Kind) throws -> String {
    try services.identifiers.next(kind, unless: services.store.isTaken)
  }

  /// Brings the uploads to their places, and then the knowledge into the store: what is in the
  /// store has its files, whenever the power goes.
  private func keep(
    _ files: [FormReception.File], of draft: KnowledgeStore.Draft
  ) throws -> Knowledge {
    do {
      for (file, table) in zip(files, draft.tables) {
        try file.content.keep(as: services.directory.upload(of: table.id))
      }
      try services.directory.syncUploads()
      return try services.store.create(draft, at: services.now)
    } catch {
      for table in draft.tables { services.directory.removeUpload(of: table.id) }
      throw error
    }
  }
}
