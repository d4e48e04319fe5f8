extension DatagridClient {
  /// Makes a knowledge of files (`POST /knowledge`); the server learns it afterwards.
  ///
  /// All files are opened and checked before anything is sent, and read while they are sent. The limit
  /// on silence is 300 s; there is none on the whole. A task that is cancelled breaks the upload off.
  ///
  /// Where the answer is lost, the knowledge is looked for (``findCreation(name:fileNames:parent:since:isRecorded:)``
  /// says how) before anything else is done. It is answered as if nothing had happened when it is found,
  /// and created again, within the limits, when it is not there, and still is not when its turn has come.
  /// - Parameters:
  ///   - isRecorded: whether the ledger that has this create has a knowledge, by its identifier, as
  ///     another's; nil without a ledger.
  ///   - progress: told as the body goes out, on the thread of all transfers: it must return at once.
  /// - Throws: ``RequestError``, ``FileError``, ``ConnectionError``, ``AnswerError``, ``APIError``,
  ///   ``AmbiguousCreation``, and `CancellationError`, after which the knowledge may exist if all had
  ///   been sent.
  package func createKnowledge(
    _ creation: KnowledgeCreation, isRecorded: (@Sendable (String) async throws -> Bool)? = nil,
    progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) async throws -> Answer<Knowledge> {
    let request = try request(creation, progress)
    let identity = CreationIdentity(creation)
    let id = creations.begin(identity, isRecorded: isRecorded != nil, at: context.moment)
    var search = CreationSearch(
      client: self, identity: identity, id: id, began: nil, earliest: nil, isRecorded: isRecorded)
    var tries = RequestTries(context)
    var isUnderWay = false
    do {
      while true {
        do {
          let answer = try await sendOnce(
            request, attempt: tries.number, reading: Knowledge.init
          ) {
            isUnderWay = true
            // What was made while an earlier try waited, or was refused, cannot be this one's.
            if !tries.wasAmbiguous { search.begin(at: context.moment) }
          }
          creations.settle(id, made: answer.body.id, at: context.moment)
          return answer
        } catch {
          // A try that was refused has made nothing, whatever becomes of the wait for the next.
          if !(error is CancellationError) { isUnderWay = false }
          if let answer = try await recover(creation, search, after: error, &tries) {
            creations.settle(id, made: answer.body.id, at: context.moment)
            return answer
          }
        }
      }
    } catch {
      if tries.wasAmbiguous || isUnderWay {
        creations.leaveOpen(id)
      } else {
        creations.settle(id, made: nil, at: context.moment)
      }
      throw error
    }
  }

  /// Whether a create like this one has ended without it being known what came of it: its answer was
  /// lost, be it found absent since, or it was cancelled.
  package func mayHaveCreated(_ creation: KnowledgeCreation) -> Bool {
    creations.isOpen(CreationIdentity(creation))
  }

  /// The request of a create, with its files opened.
  func request(
    _ creation: KnowledgeCreation, _ progress: (@Sendable (UploadProgress) -> Void)? = nil
  ) throws -> Request {
    Request(
      .post, "/knowledge", body: .form(try MultipartForm(creation)),
      silence: timeouts.uploadSilence, progress: progress)
  }

  /// Looks for the knowledge of a create of an earlier session that was broken off.
  ///
  /// The newest knowledge is listed twice, a second apart, back to the time at which the create began.
  /// It is found where exactly one has its name and parent, was made since, was not made by this
  /// client's other creates, and no other has the same name and parent, nor another create of this
  /// client. A create without a name has that of its first file, with or without its extension; new
  /// knowledge with another name that no create of this client explains settles nothing then.
  ///
  /// A ledger settles more: it knows what others have made, and lets no two be under way that could be
  /// taken for one another. Then others of the name, and those of other names, are no doubt.
  /// - Parameters:
  ///   - since: when it began, by the server's clock, since 1970: its ``serverTime`` then.
  ///   - isRecorded: whether the ledger that has this create has a knowledge, by its identifier, as
  ///     another's; nil without a ledger.
  /// - Throws: `CancellationError`.
  package func findCreation(
    name: String?, fileNames: [String], parent: KnowledgeParent?, since: Duration,
    isRecorded: (@Sendable (String) async throws -> Bool)? = nil
  ) async throws -> FoundCreation {
    let identity = CreationIdentity(name: name, fileNames: fileNames, parent: parent)
    return try await CreationSearch(
      client: self, identity: identity, id: nil, began: nil, earliest: since,
      isRecorded: isRecorded
    ).run()
  }

  /// Goes on after a try of a create that failed.
  /// - Returns: the answer, where the knowledge was found; nil when it is to be created again.
  private func recover(
    _ creation: KnowledgeCreation, _ search: CreationSearch, after error: any Error,
    _ tries: inout RequestTries
  ) async throws -> Answer<Knowledge>? {
    guard let failure = FailedAttempt(error), failure.mayHaveTakenEffect else {
      try await tries.prepareNext(after: error)
      return nil
    }
    tries.wasAmbiguous = true
    if let answer = try await answer(to: creation, lostBy: error, try await search.run()) {
      return answer
    }
    try await tries.prepareNextOfAbsent(after: error, failure)
    return try await answer(to: creation, lostBy: error, try await search.runAgain())
  }

  /// The answer that was lost, where what it was about was found; nil where that is not there.
  /// - Throws: ``AmbiguousCreation``; `CancellationError`.
  private func answer(
    to creation: KnowledgeCreation, lostBy error: any Error, _ found: FoundCreation
  ) async throws -> Answer<Knowledge>? {
    let ambiguous = { (ids: [String], obstacle: AmbiguousCreation.Obstacle) in
      AmbiguousCreation(
        label: creation.label, name: creation.soughtName, candidates: ids, obstacle: obstacle,
        cause: error)
    }
    switch found {
    case .none: return nil
    case .undecided(let ids, let obstacle): throw ambiguous(ids, obstacle)
    case .one(let knowledge):
      do {
        let answer = try await retrieveKnowledge(knowledge.id)
        context.observe(.adopted(label: creation.label, id: knowledge.id))
        return answer
      } catch let error where !(error is CancellationError) {
        throw ambiguous([knowledge.id], .searchFailed(error))
      }
    }
  }
}

extension KnowledgeCreation {
  /// What to look for: its name, or what all names begin with that a server can choose.
  fileprivate var soughtName: String {
    CreationIdentity(self).names.min { $0.count < $1.count } ?? ""
  }

  /// What it is called in messages: its name, or its files.
  fileprivate var label: String {
    if let name = name?.nonblank { return name }
    let first = files.first?.filename ?? ""
    return files.count > 1 ? "\(first) and \(files.count - 1) more" : first
  }
}
