import CommandLanguage
import DatagridAPI

/// All knowledge, newest first, page after page.
///
/// A server that goes on for ever with the same objects ends the list.
actor KnowledgePages {
  private let session: APISession
  private var query: KnowledgeQuery
  private var seen: Set<String> = []
  private var isOver = false

  init(_ session: APISession, below parent: KnowledgeParent?) {
    self.session = session
    query = KnowledgeQuery(limit: KnowledgeQuery.largestPage, parent: parent)
  }

  /// The next page, which is asked for now; nil at the end.
  func next() async throws -> [ObjectHandle]? {
    if isOver { return nil }
    let answer = try await session.send("GET /knowledge") { [query] in
      try await $0.listKnowledge(query)
    }
    let fresh = answer.body.items.filter { seen.insert($0.id).inserted }
    if let last = fresh.last, answer.body.hasMore {
      query.after = last.id
    } else {
      isOver = true
    }
    return fresh.map { session.handle(for: $0, began: answer.began) }
  }
}
