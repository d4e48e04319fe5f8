import Testing

@testable import DatagridAPI

struct KnowledgeTests {
  private func knowledge(_ text: String) throws -> Knowledge {
    try Knowledge(JSON.parse(Array(text.utf8)))
  }

  @Test func `every documented member is read`() throws {
    let knowledge = try knowledge(
      """
      {"object":"knowledge","id":"kn_1","name":"N","teamspace_id":"ts_1","scope":"organization",
       "parent":{"type":"page","page_id":"pg_1"},"created_at":"2025-05-01T10:00:00Z",
       "updated_at":"2025-05-02T10:00:00Z","status":"failed",
       "last_error":{"code":"out_of_credits","message":"No credits"},
       "row_counts":{"total":10,"completed":3.5,"failed":2},"credits":{"consumed":0.25},
       "sync":{"connection_id":"c1","enabled":true,"trigger":null}}
      """)
    #expect(knowledge.id == "kn_1")
    #expect(knowledge.name == "N")
    #expect(knowledge.status == .failed)
    #expect(knowledge.lastError == .init(code: "out_of_credits", message: "No credits"))
    #expect(knowledge.rowCounts == .init(total: 10, completed: 3.5, failed: 2))
    #expect(knowledge.creditsConsumed == 0.25)
    #expect(knowledge.parent == .page("pg_1"))
    #expect(knowledge.createdAt == "2025-05-01T10:00:00Z")
    #expect(knowledge.updatedAt == "2025-05-02T10:00:00Z")
    #expect(knowledge.teamspaceID == "ts_1")
    #expect(knowledge.scope == "organization")
    #expect(knowledge.sync?["connection_id"] == .text("c1"))
  }

  @Test func `an id alone is a knowledge, and all else is unknown`() throws {
    let knowledge = try knowledge(#"{"id":"kn_1"}"#)
    #expect(knowledge.status == nil)
    #expect(knowledge.name == nil)
    #expect(knowledge.rowCounts == nil)
    #expect(knowledge.parent == nil)
  }

  @Test func `nulls are no values, and stay visible as nulls`() throws {
    let knowledge = try knowledge(#"{"id":"kn_1","last_error":null,"credits":null}"#)
    #expect(knowledge.lastError == nil)
    #expect(knowledge.creditsConsumed == nil)
    #expect(knowledge.json["last_error"]?.isNull == true)
    #expect(knowledge.json["sync"] == nil)
  }

  @Test func `what a later server adds is kept`() throws {
    let knowledge = try knowledge(
      #"{"z":[1],"id":"kn_1","status":"dreaming","parent":{"type":"shelf"}}"#)
    #expect(knowledge.status == KnowledgeStatus(rawValue: "dreaming"))
    #expect(knowledge.parent == nil)
    #expect(knowledge.json.keys == ["z", "id", "status", "parent"])
    #expect(knowledge.json["z"] == .array([.integer(1)]))
  }
}
