/// `POST /v1/knowledge/connect`: where to go on to make knowledge from a connection.
struct ConnectKnowledge: Endpoint {
  let services: Services

  let method = "POST"
  let path = "/v1/knowledge/connect"
  /// Far more than an identifier takes.
  let body = BodyRules.json(cap: 64 << 10)

  /// The longest identifier, in bytes: it must fit into the URL of the answer, and a browser's request.
  private static let identifierCap = 256

  func admit(_ head: RequestHead) throws {
    try services.requireCredits()
  }

  func answer(_ request: Request) throws -> Answer {
    guard case .json(.object(let members)) = request.body else {
      throw APIError.badRequest("The body must be a JSON object.")
    }
    if let other = members.first(where: { $0.name != "connection_id" }) {
      throw APIError.unknownProperty(other.name)
    }
    guard case .string(let connection)? = members.first?.value else {
      throw APIError.badRequest("connection_id must be a string")
    }
    guard !connection.isEmpty else {
      throw APIError.badRequest("connection_id should not be empty")
    }
    guard connection.utf8.count <= Self.identifierCap else {
      throw APIError.badRequest("connection_id is longer than \(Self.identifierCap) bytes")
    }
    // Browsers take these two for steps in the path, whatever their encoding.
    guard ![".", ".."].contains(connection) else {
      throw APIError.badRequest("connection_id is not an identifier")
    }
    return Answer(
      status: 201,
      [
        "object": "redirect_url",
        "redirect_url": .string(
          services.origin + ConnectionPage.path(of: connection)),
      ])
  }
}
