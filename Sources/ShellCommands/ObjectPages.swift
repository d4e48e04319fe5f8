import CommandLanguage
import DatagridAPI

/// A list of the service, page after page, each asked for when it is needed.
///
/// A server that goes on for ever with the same cursor, or with the same objects, ends the list.
actor ObjectPages {
  /// A page, and what asks for the one behind it; nil at the end.
  struct Batch {
    let handles: [ObjectHandle]
    let next: String?
  }

  private let fetch: @Sendable (_ cursor: String?) async throws -> Batch
  private var cursor: String?
  private var cursors: Set<String> = []
  /// The ids that came; nil where objects of one id may come twice.
  private var seen: Set<String>?
  private var isOver = false

  /// - Parameters:
  ///   - isUnique: whether an object that comes twice is left out, as one that moves while the list is
  ///     read does.
  ///   - fetch: asks for the page of a cursor, the first one having none.
  init(
    isUnique: Bool = true, fetch: @escaping @Sendable (_ cursor: String?) async throws -> Batch
  ) {
    seen = isUnique ? [] : nil
    self.fetch = fetch
  }

  /// The next page, which is asked for now; nil at the end.
  func next() async throws -> [ObjectHandle]? {
    if isOver { return nil }
    let batch = try await fetch(cursor)
    let fresh = batch.handles.filter { seen?.insert($0.id).inserted ?? true }
    if let next = batch.next, cursors.insert(next).inserted, !fresh.isEmpty {
      cursor = next
    } else {
      isOver = true
    }
    return fresh
  }

  /// The same as values of a program.
  nonisolated var pages: Pages {
    Pages { try await self.next()?.map(Value.object) }
  }
}

extension ObjectPages {
  /// Knowledge, newest first: all, or what stands under a page.
  static func knowledge(_ session: APISession, below parent: KnowledgeParent?) -> ObjectPages {
    ObjectPages { cursor in
      let query = KnowledgeQuery(
        limit: KnowledgeQuery.largestPage, after: cursor, parent: parent)
      let answer = try await session.send { try await $0.listKnowledge(query) }
      return Batch(answer.body, id: \.id) { session.handle(for: $0, began: answer.began) }
    }
  }

  /// Objects of a kind whose endpoint pages by identifiers.
  static func objects<Item>(
    _ kind: ObjectKind, _ session: APISession, id: @escaping @Sendable (Item) -> String,
    json: @escaping @Sendable (Item) -> JSONObject,
    list: @escaping @Sendable (DatagridClient, ListQuery) async throws -> Answer<Page<Item>>
  ) -> ObjectPages {
    ObjectPages { cursor in
      let query = ListQuery(limit: ListQuery.largestPage, after: cursor)
      let answer = try await session.send { try await list($0, query) }
      return Batch(answer.body, id: id) {
        session.handle(kind, id($0), json($0), began: answer.began)
      }
    }
  }
}

extension ObjectPages.Batch {
  /// A page of a list whose cursors are the identifiers of its objects.
  fileprivate init<Item>(
    _ page: Page<Item>, id: (Item) -> String, handle: (Item) -> ObjectHandle
  ) {
    handles = page.items.map(handle)
    next = page.hasMore ? page.items.last.map(id) : nil
  }
}
