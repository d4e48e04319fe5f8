import CommandLanguage
import DatagridAPI

/// The endpoints of knowledge, as the commands use them.
extension APISession {
  /// Makes a knowledge; `progress` is told as the files go out, on a thread that must not wait.
  ///
  /// - Parameter ledger: the one that has this creation; nil without.
  func create(
    _ creation: KnowledgeCreation, in ledger: AccountLedger? = nil,
    progress: @escaping @Sendable (UploadProgress) -> Void
  ) async throws -> ObjectHandle {
    let answer = try await send {
      try await $0.createKnowledge(creation, isRecorded: ledger?.knows, progress: progress)
    }
    changes.noteMade(answer.body.id)
    return handle(for: answer.body, began: answer.began)
  }

  /// Changes a knowledge; `progress` is told as files go out, on a thread that must not wait.
  func update(
    _ reference: Value, _ update: KnowledgeUpdate,
    progress: @escaping @Sendable (UploadProgress) -> Void
  ) async throws -> ObjectHandle {
    let id = reference.text
    let before = handle(.knowledge, id)?.record["updated_at"]?.text
    let answer = try await Self.about("knowledge", id) {
      try await send { try await $0.updateKnowledge(id, update, progress: progress) }
    }
    // A mere rename starts no run: a wait for one would last until its patience ends.
    if !update.files.isEmpty || update.sync != nil {
      changes.noteRun(id, at: clock.now, updatedBefore: before)
    }
    return handle(for: answer.body, began: answer.began)
  }

  /// Lets the service learn a knowledge anew.
  func reindex(_ id: String) async throws {
    let before = handle(.knowledge, id)?.record["updated_at"]?.text
    try await Self.about("knowledge", id) {
      _ = try await send { try await $0.reindexKnowledge(id) }
    }
    changes.noteRun(id, at: clock.now, updatedBefore: before)
  }

  /// Takes a knowledge away; one that this session took away before is no error.
  func delete(_ id: String) async throws {
    do {
      try await Self.about("knowledge", id) {
        _ = try await send { try await $0.deleteKnowledge(id) }
      }
    } catch let failure as Failure where failure.status == 404 && changes.isDeleted(id) {}
    changes.noteDeleted(id)
    seen.forget(.knowledge, id)
  }

  /// Retrieves a knowledge, by handle or id.
  func retrieve(_ reference: Value) async throws -> (knowledge: Knowledge, handle: ObjectHandle) {
    let id = reference.text
    do {
      let answer = try await send { try await $0.retrieveKnowledge(id) }
      return (answer.body, handle(for: answer.body, began: answer.began))
    } catch let failure as Failure where failure.status == 404 {
      throw Failure.missing("knowledge", id, failure)
    }
  }

  /// Where a person allows a connection to be read.
  func connect(_ reference: Value) async throws -> String {
    let id = reference.text
    return try await send { try await $0.connectKnowledge(id) }.body.text
  }
}
