/// Whose key it is, and which teamspaces it reaches.
package struct Identity: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The user; never empty.
  package let userID: String

  /// Reads an identity.
  /// - Throws: ``AnswerError.Problem`` when the value is not one, or names no user.
  init(_ value: JSON) throws(AnswerError.Problem) {
    json = try ObjectType.identity.read(value)
    guard let user = json["user_id"]?.text.nonempty else {
      throw .wrongShape(
        found: "an object without a user", expected: ObjectType.identity.phrase)
    }
    userID = user
  }

  /// The teamspace that requests of this key are about.
  package var currentTeamspaceID: String? { json["current_teamspace_id"]?.text.nonempty }
}
