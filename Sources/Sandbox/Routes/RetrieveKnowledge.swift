/// `GET /v1/knowledge/{id}`: a knowledge as it stands.
struct RetrieveKnowledge: Endpoint {
  let services: Services

  let method = "GET"
  let path = "/v1/knowledge/{id}"

  func answer(_ request: Request) throws -> Answer {
    let id = request.parameters["id"] ?? ""
    let found = try services.visible { try services.store.knowledge(id: id).map { [$0] } ?? [] }
    guard let knowledge = found.first else {
      throw APIError.notFound("Knowledge not found", reason: "There is no knowledge \(id).")
    }
    return Answer(status: 200, knowledge.json)
  }
}
