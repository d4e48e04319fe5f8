/// A knowledge as the server described it.
///
/// The whole object is kept, members that this client doesn't know included; the properties read it
/// leniently, and are nil where a member is absent, null or of another type.
package struct Knowledge: Sendable, Hashable {
  /// All that the server said, in its order.
  package let json: JSONObject
  /// The identifier; never empty.
  package let id: String

  /// Reads a knowledge.
  /// - Throws: ``AnswerError.Problem`` when the value is not an object, is an object of another kind, or
  ///   has no identifier.
  init(_ value: JSON) throws(AnswerError.Problem) {
    (json, id) = try ObjectType.knowledge.readWithID(value)
  }

  /// The name.
  package var name: String? { json["name"]?.text }
  /// How far the server is with learning it.
  package var status: KnowledgeStatus? {
    json["status"]?.text.map(KnowledgeStatus.init(rawValue:))
  }
  /// Why the latest run broke off, if it did.
  package var lastError: LastError? {
    json["last_error"]?.object.map {
      LastError(code: $0["code"]?.text, message: $0["message"]?.text)
    }
  }
  /// How many rows there are, and how many are learned.
  package var rowCounts: RowCounts? {
    json["row_counts"]?.object.map {
      RowCounts(
        total: $0["total"]?.number, completed: $0["completed"]?.number,
        failed: $0["failed"]?.number)
    }
  }
  /// The credits spent on it; nil while a run is on, and where the server could not look it up.
  package var creditsConsumed: Double? { json["credits"]?["consumed"]?.number }
  /// Where it is nested.
  package var parent: KnowledgeParent? {
    switch json["parent"]?["type"]?.text {
    case "root": .root
    case "page": json["parent"]?["page_id"]?.text.map(KnowledgeParent.page)
    default: nil
    }
  }
  /// When it was made, as the server wrote it: RFC 3339.
  package var createdAt: String? { json["created_at"]?.text }
  /// When it was made, since 1970 (UTC); nil where the server does not say, or not in RFC 3339.
  package var created: Duration? { TimestampText.read(createdAt) }
  /// When it was last changed, as the server wrote it: RFC 3339.
  package var updatedAt: String? { json["updated_at"]?.text }
  /// The teamspace that owns it.
  package var teamspaceID: String? { json["teamspace_id"]?.text }
  /// Who sees it: `teamspace`, `organization`, or what a later server says.
  package var scope: String? { json["scope"]?.text }
  /// How it is kept in step with a connection, or nil when it is not.
  package var sync: JSONObject? { json["sync"]?.object }

  /// Why a run broke off.
  package struct LastError: Sendable, Hashable {
    /// `out_of_credits`, `unauthorized`, `processing_error`, or what a later server says.
    package let code: String?
    /// The server's words.
    package let message: String?
  }

  /// Numbers of rows; the API calls them numbers, so they may be fractional.
  package struct RowCounts: Sendable, Hashable {
    /// All rows.
    package let total: Double?
    /// The rows that are learned.
    package let completed: Double?
    /// The rows that could not be learned.
    package let failed: Double?
  }
}
