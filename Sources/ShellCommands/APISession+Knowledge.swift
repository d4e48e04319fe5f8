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

  /// Where a person allows a connection to be read.
  func connect(_ reference: Value) async throws -> String {
    let id = reference.text
    return try await send("POST /knowledge/connect") { try await $0.connectKnowledge(id) }.body.text
  }
}
