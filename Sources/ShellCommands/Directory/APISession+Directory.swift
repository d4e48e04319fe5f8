package import CommandLanguage
import DatagridAPI
import Synchronization

/// What a person at the prompt could name.
extension APISession {
  /// Whether the task asks for a person who is typing: such a request leaves no trace, is not repeated,
  /// waits for nothing, and runs no program for a key, which could ask the person in turn.
  @TaskLocal static var isForTyping = false

  /// The objects that a word could mean: first those that this session has seen, then the account's.
  ///
  /// The service is asked within ``AccountDirectory/patience`` of real time, on the calling thread, which
  /// must be the one that runs the commands; not for a word that is an id already, and not on simulated
  /// time, where a request changes what later ones are told of the rate limit. Handles stay as they are:
  /// what a program prints comes from what was run.
  package func objects(_ query: ObjectListing.Query) -> ObjectListing {
    var listing = ObjectListing(seen.latest(of: query.kind))
    guard !clock.isSimulated, !listing.objects.contains(where: { $0.id == query.typed }),
      let shelf = shelf(for: query)
    else { return listing }
    let kept = directory.listing(of: shelf)
    guard let account = kept ?? (hasRoom(for: shelf.endpoint) ? fetch(shelf) : nil) else {
      return listing
    }
    let known = Set(listing.objects.map(\.id))
    listing.objects += account.objects.filter { !known.contains($0.id) }
    listing.isOffline = account.isOffline
    return listing
  }

  /// Where the account keeps what the query is about; nil where it has no list of that.
  private func shelf(for query: ObjectListing.Query) -> AccountDirectory.Shelf? {
    switch query.kind {
    case ObjectKind.knowledge.name, ObjectKind.page.name, ObjectKind.connection.name:
      .init(kind: query.kind, knowledge: nil)
    case ObjectKind.table.name:
      query.knowledge.map { .init(kind: query.kind, knowledge: $0) }
    default: nil
    }
  }

  /// Asks for a list, keeps it, and gives as much of it as came in time.
  private func fetch(_ shelf: AccountDirectory.Shelf) -> ObjectListing {
    let found = Mutex(ObjectListing(isOffline: true))
    let run = CommandRun(idleWork)
    // A failure leaves what came before it; there is nothing else to say to somebody who types.
    _ = try? run.run(
      { [self] in
        try await Self.$isForTyping.withValue(true) {
          try await RealClock().within(AccountDirectory.patience) { [self] in
            try await fetch(shelf) { page in
              found.withLock {
                $0.objects += page
                $0.isOffline = false
              }
            }
          }
        }
        return .null
      }, started: { _ in })
    let listing = found.withLock { $0 }
    directory.keep(listing, of: shelf)
    return directory.listing(of: shelf) ?? listing
  }

  private func fetch(
    _ shelf: AccountDirectory.Shelf, page take: @Sendable ([ObjectSummary]) -> Void
  ) async throws {
    let client = try client
    var after: String?
    for _ in 0..<AccountDirectory.pageLimit {
      guard hasRoom(for: shelf.endpoint) else { return }
      let query = ListQuery(limit: ListQuery.largestPage, after: after)
      let page =
        switch shelf.kind {
        case ObjectKind.page.name: try await client.listPages(query).body.summaries(\.id, \.json)
        case ObjectKind.connection.name:
          try await client.listConnections(query).body.summaries(\.id, \.json)
        case ObjectKind.table.name:
          try await client.listTables(of: shelf.knowledge ?? "", query).body
            .summaries(\.id, \.json)
        default:
          try await client.listKnowledge(.init(limit: query.limit, after: after)).body
            .summaries(\.id, \.json)
        }
      take(page.objects)
      guard page.hasMore, let last = page.objects.last?.id, last != after else { return }
      after = last
    }
  }

  /// Whether more than half of the endpoint's requests are left: the others are for the work.
  private func hasRoom(for endpoint: String) -> Bool {
    guard let entry = rateLimits.first(where: { $0.endpoint == endpoint }) else { return true }
    if let reset = entry.resetsAt, reset <= clock.now { return true }
    return entry.limit.remaining * 2 > entry.limit.limit
  }
}

extension AccountDirectory.Shelf {
  /// The endpoint of its list, as rate limits count.
  fileprivate var endpoint: String {
    switch kind {
    case ObjectKind.page.name: "GET /pages"
    case ObjectKind.connection.name: "GET /connections"
    case ObjectKind.table.name: "GET /tables"
    default: "GET /knowledge"
    }
  }
}

extension Page {
  /// What is to be said of its objects.
  fileprivate func summaries(
    _ id: (Item) -> String, _ json: (Item) -> JSONObject
  ) -> (objects: [ObjectSummary], hasMore: Bool) {
    (items.map { ObjectSummary(id: id($0), Record(json: json($0))) }, hasMore)
  }
}
