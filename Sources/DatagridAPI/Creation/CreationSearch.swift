/// What came of looking for the knowledge of a create whose answer was lost.
package enum FoundCreation: Sendable {
  /// It was not created, as far as can be seen.
  case none
  /// It was created, and is this one.
  case one(Knowledge)
  /// It may have been created: these could be it.
  case undecided([String], AmbiguousCreation.Obstacle)
}

/// Looks for the knowledge of a create whose answer was lost.
///
/// It looks twice, for what the server has just made may not be listed at once.
struct CreationSearch: Sendable {
  /// The time between the two looks.
  static let interval = Duration.seconds(1)
  /// How much earlier than the begin of the create, by the server's own clock, a knowledge may be dated:
  /// dates have whole seconds, and several machines make one service.
  static let margin = Duration.seconds(2)
  /// How many pages of a hundred are looked through at most; so many knowledges are not made while one
  /// create is under way.
  private static let mostPages = 20
  /// How many are for a create of an earlier session, which may be long ago: five minutes' worth of
  /// requests.
  private static let mostPagesSince = 1000

  let client: DatagridClient
  let identity: CreationIdentity
  /// The create, where it is one of this client.
  let id: CreationRegister.ID?
  /// When the first try began that may have made it; nil for a create of an earlier session.
  private(set) var began: LocalMoment?
  /// The server's time then, or a little earlier, where that is known from before.
  private(set) var earliest: Duration?
  /// Whether the ledger that has this create has a knowledge as another's; nil without one.
  let isRecorded: (@Sendable (String) async throws -> Bool)?

  /// Takes a try that begins now for the first one that can have made it.
  mutating func begin(at moment: LocalMoment) {
    began = moment
    earliest = client.serverClock?.atLeast(moment)
  }

  /// Whether nobody else can be making one that this could be taken for. Whoever keeps a ledger lets no two
  /// be under way, so what is there besides is no reason for doubt.
  private var isSole: Bool { isRecorded != nil }

  /// Looks twice; once where more looks could not change what was seen.
  /// - Throws: `CancellationError`; whatever else a request throws ends the search undecided.
  func run() async throws -> FoundCreation {
    try await undecidedByErrors {
      let first = try await look()
      // More looks at what several could be do not make it one.
      if case .undecided = first { return first }
      if case .one = first, isSole { return first }
      try await client.context.sleep(Self.interval)
      return try await look()
    }
  }

  /// Looks once more, after a while in which a slow server may have made it.
  /// - Throws: as ``run()``.
  func runAgain() async throws -> FoundCreation {
    try await undecidedByErrors { try await look() }
  }

  private func undecidedByErrors(
    _ body: () async throws -> FoundCreation
  ) async throws -> FoundCreation {
    do {
      return try await body()
    } catch let error as CancellationError {
      throw error
    } catch {
      return .undecided([], .searchFailed(error))
    }
  }

  /// What one look saw.
  private struct Sight {
    /// New ones with the name.
    var candidates: [Knowledge] = []
    /// Whether the time of each of them is known.
    var areDated = true
    /// Others with the name.
    var namesakes: [String] = []
    /// New ones that nobody of this client has made, with another name.
    var strangers: [String] = []
  }

  private func look() async throws -> FoundCreation {
    var sight = Sight()
    var seen: Set<String> = []
    var query = KnowledgeQuery(limit: KnowledgeQuery.largestPage)
    for _ in 0..<(began == nil ? Self.mostPagesSince : Self.mostPages) {
      let answer = try await client.listKnowledge(query)
      let bound = bound(by: answer)
      var isOld = true
      for knowledge in answer.body.items where seen.insert(knowledge.id).inserted {
        let created = TimestampText.read(knowledge.createdAt)
        let isNew = created.flatMap { created in bound.map { created >= $0 } } ?? true
        if isNew { isOld = false }
        try await note(knowledge, isNew: isNew, isDated: created != nil && bound != nil, in: &sight)
      }
      guard answer.body.hasMore, !isOld, let last = answer.body.items.last else {
        return verdict(on: sight)
      }
      query.after = last.id
    }
    return .undecided(sight.candidates.map(\.id), .tooMany)
  }

  /// The server's time before which it cannot have been made.
  private func bound(by answer: Answer<Page<Knowledge>>) -> Duration? {
    let now = HTTPDate.read(answer.headers["date"]).map {
      ServerTime(date: $0, read: client.context.moment)
    }
    let reckoned = began.flatMap { began in now?.atLeast(before: began) }
    return [earliest, reckoned].compactMap(\.self).min().map { $0 - Self.margin }
  }

  private func note(
    _ knowledge: Knowledge, isNew: Bool, isDated: Bool, in sight: inout Sight
  ) async throws {
    guard identity.sharesParent(with: knowledge) else { return }
    let isOurs = isNew && !client.creations.isKnown(knowledge.id, before: began)
    switch (identity.sharesName(with: knowledge), isOurs) {
    case (true, true):
      if let isRecorded, try await isRecorded(knowledge.id) { return }
      sight.candidates.append(knowledge)
      if !isDated { sight.areDated = false }
    case (true, false): sight.namesakes.append(knowledge.id)
    case (false, true):
      if !client.creations.isExplained(knowledge, except: id) {
        sight.strangers.append(knowledge.id)
      }
    case (false, false): break
    }
  }

  private func verdict(on sight: Sight) -> FoundCreation {
    let ids = sight.candidates.map(\.id)
    guard let found = sight.candidates.first else {
      // Whoever named it knows its name; else the server may have chosen a name of its own making.
      guard !identity.isNamed, !isSole, !sight.strangers.isEmpty else { return .none }
      return .undecided(sight.strangers, .otherName)
    }
    guard ids.count == 1 else { return .undecided(ids, .several) }
    guard sight.areDated else { return .undecided(ids, .undated) }
    guard isSole || sight.namesakes.isEmpty else { return .undecided(ids, .nameInUse) }
    guard !client.creations.hasRival(identity, except: id, isRecorded: isSole) else {
      return .undecided(ids, .createdElsewhere)
    }
    return .one(found)
  }
}
