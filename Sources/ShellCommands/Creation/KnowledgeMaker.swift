import CommandLanguage
import DatagridAPI
import Ledger

/// Makes one knowledge, or gives back the one that was made before.
struct KnowledgeMaker: Sendable {
  /// A knowledge that stands.
  struct Made: Sendable {
    let handle: ObjectHandle
    /// Whether it was made now.
    let isNew: Bool
  }

  /// What is told of an upload, on a thread that must not wait.
  typealias Report = @Sendable (UploadProgress) -> Void

  /// Where another process sends the same, it is asked after so long, and then ever more seldom.
  private static let firstPause = Duration.milliseconds(50)
  private static let longestPause = Duration.seconds(2)

  let session: APISession
  /// What was made before; nil makes all anew.
  let ledger: AccountLedger?
  let output: any Output

  /// - Parameter size: of the largest file, in bytes.
  /// - Throws: ``Failure``, `LedgerError`; `CancellationError`, after which the knowledge may exist.
  func make(_ creation: KnowledgeCreation, size: Int64, report: @escaping Report) async throws
    -> Made
  {
    guard let ledger else {
      return Made(handle: try await send(creation, size, report), isNew: true)
    }
    return try await make(try await ledger.identify(creation), size: size, report: report)
  }

  /// The same for a creation whose files have been read.
  func make(_ identified: IdentifiedCreation, size: Int64, report: @escaping Report) async throws
    -> Made
  {
    guard let ledger else {
      return Made(handle: try await send(identified.creation, size, report), isNew: true)
    }
    // Of many files hours may lie between the reading of all and the turn of the last.
    let creation =
      try await identified.isCurrent()
      ? identified : try await ledger.identify(identified.creation)
    let key = creation.key
    var pause = Self.firstPause
    while true {
      let now = try await session.serviceTime()
      switch try await ledger.ledger.claim(key, now: now) {
      case .made(let id):
        if let handle = try await session.existing(id) { return Made(handle: handle, isNew: false) }
        try await ledger.ledger.forget(key, id: id)
        output.notice(
          "\(creation.creation.label): made before (\(id)) and deleted since: made anew")
      case .busy(let elsewhere):
        if elsewhere, pause == Self.firstPause {
          output.notice(
            "\(creation.creation.label): another gridsh is sending it, or one of its name: waiting")
        }
        try await session.clock.sleep(for: pause)
        pause = elsewhere ? min(pause * 2, Self.longestPause) : pause
      case .unsettled(let rival, let since):
        try await settle(rival, since, ledger)
      case .mine(let since):
        return try await makeClaimed(creation, since, ledger, size, report)
      }
    }
  }

  /// Makes what this process has claimed, and ends the claim however that ends.
  private func makeClaimed(
    _ creation: IdentifiedCreation, _ since: Int64?, _ ledger: AccountLedger, _ size: Int64,
    _ report: @escaping Report
  ) async throws -> Made {
    let key = creation.key
    var isOpen = since != nil
    do {
      if let since, let handle = try await find(key, since, ledger) {
        try await settle(key, handle, ledger)
        return Made(handle: handle, isNew: false)
      }
      isOpen = false
      let handle = try await send(creation.creation, size, report, in: ledger)
      await remember(handle, creation, ledger)
      return Made(handle: handle, isNew: true)
    } catch {
      // What went wrong says more than that it could not be noted.
      if isOpen || mayHaveCreated(creation.creation) {
        try? await ledger.ledger.leaveOpen(key)
      } else {
        try? await ledger.ledger.withdraw(key)
      }
      throw error
    }
  }

  /// Ends the claim of what was made. It stands, whatever goes wrong here.
  private func remember(
    _ handle: ObjectHandle, _ creation: IdentifiedCreation, _ ledger: AccountLedger
  ) async {
    let (key, label) = (creation.key, creation.creation.label)
    do {
      if try await creation.isCurrent() {
        try await settle(key, handle, ledger)
      } else {
        // The bytes that were sent are none that anybody has hashed.
        try await ledger.ledger.withdraw(key)
        output.notice("\(label) was written to in the meantime: \(handle.id) is not remembered")
      }
    } catch {
      try? await ledger.ledger.leaveOpen(key)
      output.notice(
        "\(label) is made (\(handle.id)), but that could not be noted: "
          + "\((error as? LedgerError)?.message ?? "\(error)"). The next --once looks for it.")
    }
  }

  /// Whether a create that ended so may have been carried out; in doubt it may: the next `--once` then
  /// looks, which costs a request.
  func mayHaveCreated(_ creation: KnowledgeCreation) -> Bool {
    guard let client = try? session.client else { return true }
    return client.mayHaveCreated(creation)
  }

  private func settle(_ key: LedgerKey, _ handle: ObjectHandle, _ ledger: AccountLedger)
    async throws
  {
    let now = session.clock.now.milliseconds
    try await ledger.ledger.settle(key, made: handle.id, now: now)
  }

  /// Finds out what became of another one, which has to be known before this one has its turn.
  private func settle(_ rival: LedgerKey, _ since: Int64, _ ledger: AccountLedger) async throws {
    do {
      if let handle = try await find(rival, since, ledger) {
        try await settle(rival, handle, ledger)
      } else {
        try await ledger.ledger.withdraw(rival)
      }
    } catch {
      try? await ledger.ledger.leaveOpen(rival)
      throw error
    }
  }

  /// What an upload has made that was broken off; nil where it has made nothing.
  private func find(_ key: LedgerKey, _ since: Int64, _ ledger: AccountLedger) async throws
    -> ObjectHandle?
  {
    // `set timeout` is for a request, and these are several, with a pause. What is found is as old as the
    // oldest look at it.
    let began = ContinuousClock.now
    let found = try await session.client.findCreation(
      name: key.isNamedByService ? nil : key.called, fileNames: [key.called],
      parent: key.parent.isEmpty ? nil : .page(key.parent), since: .milliseconds(since),
      isRecorded: ledger.knows)
    switch found {
    case .none: return nil
    case .one(let knowledge): return session.handle(for: knowledge, began: began)
    case .undecided(_, .searchFailed(let error)): throw Failure.wrapping(error)
    case .undecided(let ids, let obstacle):
      throw Failure(
        "\(key.called): an earlier upload was broken off and may have been created: "
          + obstacle.reason(ids),
        kind: "may_have_been_created",
        hint: "`delete` those that are not wanted until one is left, or none, and run it again")
    }
  }

  private func send(
    _ creation: KnowledgeCreation, _ size: Int64, _ report: @escaping Report,
    in ledger: AccountLedger? = nil
  ) async throws -> ObjectHandle {
    if let refused = session.creations.refusedSize, size >= refused {
      throw Failure(
        "\(creation.label) was not sent: the service has refused \(Value.size(refused).text) as too "
          + "large, and it has \(Value.size(size).text)", kind: "payload_too_large",
        hint: FileCheck.planHint)
    }
    do {
      return try await session.create(creation, in: ledger, progress: report)
    } catch let failure as Failure where failure.status == 413 {
      session.creations.noteRefusal(ofSize: size)
      throw failure
    }
  }
}

extension APISession {
  /// The service's time in milliseconds since 1970, or a little less.
  ///
  /// The sandbox of simulated time names none: it is the session's, as is that of a service which does
  /// not say.
  /// - Throws: ``Failure``, for it has to be asked for where no answer has told it yet.
  func serviceTime() async throws -> Int64 {
    if !clock.isSimulated, try client.serverTime == nil {
      _ = try await send { try await $0.listKnowledge(.init(limit: 1)) }
    }
    return (try client.serverTime ?? clock.now).milliseconds
  }

  /// The knowledge of an id as it is now; nil when it is there no more.
  ///
  /// - Throws: ``Failure``.
  func existing(_ id: String) async throws -> ObjectHandle? {
    do {
      return try await retrieve(.text(id)).handle
    } catch let failure as Failure where failure.status == 404 {
      return nil
    }
  }
}
