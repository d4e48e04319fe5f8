import CommandLanguage
import DatagridAPI

/// The endpoints of knowledge, as the commands use them.
extension APISession {
  /// Makes a knowledge; `progress` is told as the files go out, on a thread that must not wait.
  func create(
    _ creation: KnowledgeCreation, progress: @escaping @Sendable (UploadProgress) -> Void
  ) async throws -> ObjectHandle {
    let answer = try await send("POST /knowledge") {
      try await $0.createKnowledge(creation, progress: progress)
    }
    return handle(for: answer.body, began: answer.began)
  }

  /// Retrieves a knowledge, by handle or id.
  func retrieve(_ reference: Value) async throws -> (knowledge: Knowledge, handle: ObjectHandle) {
    let id = reference.text
    do {
      let answer = try await send("GET /knowledge/{id}") { try await $0.retrieveKnowledge(id) }
      return (answer.body, handle(for: answer.body, began: answer.began))
    } catch let failure as Failure where failure.status == 404 {
      throw Failure.noKnowledge(id, failure)
    }
  }

  /// Lists knowledge, newest first, page after page to the end.
  ///
  /// A server that goes on for ever with the same objects ends the list.
  func list(below parent: KnowledgeParent?) async throws -> [ObjectHandle] {
    var query = KnowledgeQuery(limit: KnowledgeQuery.largestPage, parent: parent)
    var handles: [ObjectHandle] = []
    var seen: Set<String> = []
    while true {
      let answer = try await send("GET /knowledge") { [query] in try await $0.listKnowledge(query) }
      let fresh = answer.body.items.filter { seen.insert($0.id).inserted }
      handles += fresh.map { handle(for: $0, began: answer.began) }
      guard answer.body.hasMore, let last = fresh.last else { return handles }
      query.after = last.id
    }
  }

  /// Where a person allows a connection to be read.
  func connect(_ reference: Value) async throws -> String {
    let id = reference.text
    return try await send("POST /knowledge/connect") { try await $0.connectKnowledge(id) }.body.text
  }
}
