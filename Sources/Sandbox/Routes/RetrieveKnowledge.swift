/// `GET /v1/knowledge/{id}`: a knowledge as it stands.
struct RetrieveKnowledge: Endpoint {
  let services: Services

  let method = "GET"
  let path = "/v1/knowledge/{id}"
  let form: FormRules? = nil

  func answer(_ request: Request) throws -> Answer {
    let id = request.parameters["id"] ?? ""
    guard let knowledge = try services.store.knowledge(id: id) else {
      throw APIError.notFound("Knowledge not found", reason: "There is no knowledge \(id).")
    }
    return Answer(status: 200, knowledge.json)
  }
}
