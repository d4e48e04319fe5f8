import CommandLanguage
import DatagridAPI

/// Looks at many knowledges with as few requests as it can: a page of the list shows a hundred.
struct KnowledgeLooks {
  /// What a look has found of one.
  enum Finding {
    case knowledge(Knowledge, ObjectHandle)
    /// The service says that there is none.
    case missing(Failure)
  }

  /// Up to so many are retrieved one by one: the answers are small, and a new knowledge is not always
  /// on the first page.
  private static let fewest = 8

  private let session: APISession
  /// The list as far as it has been seen, newest first.
  private var order: [String] = []
  private var places: [String: Int] = [:]
  /// How many requests the latest look took.
  private(set) var requests = 0

  init(_ session: APISession) { self.session = session }

  /// How each of them stands now.
  ///
  /// - Throws: ``Failure`` for anything but a knowledge that is not there; `CancellationError`.
  mutating func look(at ids: [String]) async throws -> [String: Finding] {
    requests = 0
    var found: [String: Finding] = [:]
    if ids.count > Self.fewest {
      do {
        try await readPages(around: ids, into: &found)
      } catch let failure as Failure where failure.status == 400 || failure.status == 404 {
        // The one behind which a page was to begin is gone.
        forget()
        try await readPages(around: ids, into: &found)
      }
    }
    for id in ids where found[id] == nil {
      requests += 1
      do {
        let (knowledge, handle) = try await session.retrieve(.text(id))
        found[id] = .knowledge(knowledge, handle)
      } catch let failure as Failure where failure.status == 404 {
        found[id] = .missing(failure)
      }
    }
    return found
  }

  /// Reads the list from its beginning, until all are seen or retrieving them would take fewer
  /// requests.
  private mutating func readList(
    until wanted: Set<String>, into found: inout [String: Finding]
  ) async throws {
    var missing = wanted
    var hasMore = true
    while hasMore, !missing.isEmpty, requests < missing.count {
      let page = try await page(after: order.last, into: &found)
      for id in page.ids where places[id] == nil {
        places[id] = order.count
        order.append(id)
      }
      missing.subtract(page.ids)
      hasMore = page.hasMore && !page.ids.isEmpty
    }
  }

  /// Reads the pages on which they stood when the list was read, which comes first.
  private mutating func readPages(
    around ids: [String], into found: inout [String: Finding]
  ) async throws {
    if order.isEmpty { try await readList(until: Set(ids), into: &found) }
    let known = ids.compactMap { id in places[id].map { (id: id, place: $0) } }
      .sorted { $0.place < $1.place }
    for (id, place) in known where found[id] == nil {
      _ = try await page(after: place > 0 ? order[place - 1] : nil, into: &found)
      // So many new ones stand before it that it has left the first page.
      if place == 0, found[id] == nil { forget() }
    }
  }

  private mutating func forget() {
    order = []
    places = [:]
  }

  private mutating func page(
    after id: String?, into found: inout [String: Finding]
  ) async throws -> (ids: [String], hasMore: Bool) {
    requests += 1
    let query = KnowledgeQuery(limit: KnowledgeQuery.largestPage, after: id)
    let answer = try await session.send { try await $0.listKnowledge(query) }
    for knowledge in answer.body.items {
      found[knowledge.id] = .knowledge(
        knowledge, session.handle(for: knowledge, began: answer.began))
    }
    return (answer.body.items.map(\.id), answer.body.hasMore)
  }
}
