import CommandLanguage
import DatagridAPI
import Synchronization

/// The endpoints of what was learned and of the account, as the commands use them.
extension APISession {
  /// The tables of a knowledge.
  func tables(of knowledge: Value) -> ObjectPages {
    let id = knowledge.text
    return .objects(.table, self, id: \Table.id, json: \Table.json) { client, query in
      try await Self.about("knowledge", id) { try await client.listTables(of: id, query) }
    }
  }

  /// The connections of the account.
  func connections() -> ObjectPages {
    .objects(.connection, self, id: \Connection.id, json: \Connection.json) { client, query in
      try await client.listConnections(query)
    }
  }

  /// The pages of the teamspace.
  func pages() -> ObjectPages {
    .objects(.page, self, id: \PageObject.id, json: \PageObject.json) { client, query in
      try await client.listPages(query)
    }
  }

  /// The rows of a table.
  ///
  /// They are no handles that the session keeps: nothing asks for a row again, and there may be
  /// millions.
  ///
  /// - Parameters:
  ///   - kind: how they are shown.
  ///   - limit: how many are wanted at most; nil where nobody knows.
  func rows(of table: Value, as kind: ObjectKind, limit: Int?) -> ObjectPages {
    let known = Mutex<String?>(nil)
    return ObjectPages(isUnique: false) { [self] cursor in
      let id = if let id = known.withLock(\.self) { id } else { try await tableID(table) }
      known.withLock { $0 = id }
      let size = min(max(1, limit ?? RecordQuery.largestPage), RecordQuery.largestPage)
      let query = RecordQuery(limit: size, next: cursor)
      let answer = try await Self.about("table", id) {
        try await send { try await $0.listRecords(of: id, query) }
      }
      return .init(
        handles: answer.body.items.map { object(kind, id: $0.id, $0.json, of: answer) },
        next: answer.body.next)
    }
  }

  /// An object that the session keeps no handle on: no later answer will be about it.
  func object<Body>(
    _ kind: ObjectKind, id: String = "", _ json: JSONObject, of answer: Answer<Body>
  ) -> ObjectHandle {
    ObjectHandle(
      kind: kind, id: id, record: Record(json: json), requested: answer.began,
      answered: clock.now)
  }

  /// The table's id; of a knowledge that of its only table.
  private func tableID(_ reference: Value) async throws -> String {
    guard case .object(let handle) = reference, handle.kind.name == ObjectKind.knowledge.name else {
      return reference.text
    }
    let tables = tables(of: reference)
    var found: [ObjectHandle] = []
    while found.count < 2, let page = try await tables.next() { found += page }
    guard let table = found.first, found.count == 1 else {
      throw Failure(
        found.isEmpty
          ? "\(handle.label) has no table yet"
          : "\(handle.label) has more than one table",
        kind: "wrong_argument",
        hint: found.isEmpty
          ? "`wait` for it; `retrieve` says how it stands"
          : "`tables` lists them: `rows (tables k)[0]`")
    }
    return table.id
  }

  /// Phrases a 404 about an object, whose id the service's sentence may leave out.
  static func about<Result>(
    _ noun: String, _ id: String, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch {
      guard let failure = Failure.wrapping(error) as? Failure else { throw error }
      throw failure.status == 404 ? Failure.missing(noun, id, failure) : failure
    }
  }
}
