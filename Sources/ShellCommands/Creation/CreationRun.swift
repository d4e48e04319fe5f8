import CommandLanguage
import DatagridAPI
import Synchronization

/// A `create`, from its options to its value.
struct CreationRun {
  /// So many files are read at the same time: a disk gains from two, and hardly from more.
  private static let readingWidth = 2

  let session: APISession
  let options: CreateOptions
  let invocation: Invocation

  private var output: any Output { invocation.output }

  /// The handle, or the list of handles.
  ///
  /// - Throws: ``Failure``; of the kind `some_failed` with what was made where some were not.
  ///   `CancellationError`, after which what was made has been told.
  func run() async throws -> Value {
    do { return try await make() } catch { throw Failure.wrapping(error) }
  }

  private func make() async throws -> Value {
    let creations = options.creations
    let sizes = try await FileCheck(
      files: creations.flatMap(\.files), isStrict: options.isStrict,
      refusedSize: session.creations.refusedSize, output: output
    ).run()
    // What is only looked at is neither remembered nor asked about.
    let isPreview = session.requests.isPreviewing
    let ledger =
      options.isOnce && !isPreview
      ? try await session.creations.ledger(of: session.accountInUse) : nil
    let maker = KnowledgeMaker(session: session, ledger: ledger, output: output)
    if options.isEach { return try await makeEach(creations, sizes, maker) }
    let creation = creations[0]
    if !isPreview {
      try await LargeKnowledgeQuestion(creation: creation, bytes: sizes.reduce(0, +))
        .ask(on: output)
    }
    return .object(try await makeOne(creation, sizes, maker))
  }

  private var isShown: Bool {
    session.settings[.progress] == .boolean(true) && !session.requests.isPreviewing
  }

  private func makeOne(_ creation: KnowledgeCreation, _ sizes: [Int64], _ maker: KnowledgeMaker)
    async throws -> ObjectHandle
  {
    let label = creation.label
    let isSent = Atomic(false)
    let made: KnowledgeMaker.Made
    do {
      made = try await maker.make(creation, size: sizes.max() ?? 0) {
        [output, isShown] progress in
        if progress.sent == progress.total { isSent.store(true, ordering: .relaxed) }
        guard isShown else { return }
        output.report(.upload(label: label, sent: progress.sent, total: progress.total))
      }
    } catch let error as CancellationError {
      invocation.explainEnding(
        isSent.load(ordering: .relaxed) && maker.mayHaveCreated(creation)
          ? "\(label) had been sent when it was broken off, and may have been made: "
            + (options.isOnce ? "the same again looks for it" : "`list` shows whether it was")
          : "\(label) was not sent whole, and nothing was made: the same again makes it")
      throw error
    }
    if !made.isNew { output.notice("\(label): made before (\(made.handle.id)), not sent again") }
    return made.handle
  }

  private func makeEach(
    _ creations: [KnowledgeCreation], _ sizes: [Int64], _ maker: KnowledgeMaker
  ) async throws -> Value {
    var outcomes = [CreationBatch.Outcome](repeating: .untried, count: creations.count)
    let identified = try await identify(creations, maker.ledger)
    var known = MadeBefore.Known()
    if let identified, let ledger = maker.ledger {
      known = try await MadeBefore(session: session, ledger: ledger).run(identified)
      for (place, handle) in known.made { outcomes[place] = .made(handle, isNew: false) }
    }
    // What was broken off comes last: the service has had time to store it then, and what is missing
    // for certain does not wait for that.
    let missing =
      outcomes.indices.filter { known.made[$0] == nil && !known.begun.contains($0) }
      + known.begun.sorted()
    let board = UploadBoard(
      output: output, count: missing.count, total: missing.reduce(0) { $0 + sizes[$1] })
    let batch = CreationBatch(clock: session.clock, width: width) { [isShown] place in
      defer { if isShown { board.end(place, size: sizes[place]) } }
      let label = creations[place].label
      let isSent = Atomic(false)
      let report: KnowledgeMaker.Report = { progress in
        if progress.sent == progress.total { isSent.store(true, ordering: .relaxed) }
        if isShown { board.note(progress, of: place, label: label) }
      }
      do {
        guard let identified else {
          return try await maker.make(creations[place], size: sizes[place], report: report)
        }
        return try await maker.make(identified[place], size: sizes[place], report: report)
      } catch is CancellationError
        where !isSent.load(ordering: .relaxed) || !maker.mayHaveCreated(creations[place])
      {
        throw CreationBatch.Unsent()
      } catch let failure as Failure where failure.isUndecided {
        // At once and each by itself: it may have cost something, and the rest may be broken off.
        output.notice(failure.message)
        throw failure
      }
    }
    outcomes = await batch.run(missing, after: outcomes)
    return try value(
      of: BatchReport(creations: creations, outcomes: outcomes, isOnce: options.isOnce))
  }

  /// On simulated time one after the other, so that a run does the same in the same order each time; and
  /// so is what is only shown.
  private var width: Int {
    session.clock.isSimulated || session.requests.isPreviewing
      ? 1 : options.parallel.map(Int.init) ?? CreateOptions.usualWidth
  }

  /// Reads all files, which tells what was made before; nil without a ledger.
  private func identify(_ creations: [KnowledgeCreation], _ ledger: AccountLedger?) async throws
    -> [IdentifiedCreation]?
  {
    guard let ledger else { return nil }
    return try await withThrowingTaskGroup(of: (Int, IdentifiedCreation).self) { group in
      var identified = [IdentifiedCreation?](repeating: nil, count: creations.count)
      var begun = 0
      for finished in 0..<creations.count {
        while begun < min(creations.count, finished + Self.readingWidth) {
          group.addTask { [begun] in (begun, try await ledger.identify(creations[begun])) }
          begun += 1
        }
        if let (place, creation) = try await group.next() { identified[place] = creation }
        if isShown { output.report(.reading(done: finished + 1, count: creations.count)) }
      }
      return identified.compactMap(\.self)
    }
  }

  private func value(of report: BatchReport) throws -> Value {
    output.report(nil)
    if Task.isCancelled {
      invocation.explainEnding(
        "\(report.summary); \(report.advice(atPrompt: invocation.isAtPrompt))", made: report.made)
      throw CancellationError()
    }
    guard report.isComplete else { throw report.failure }
    if isShown, report.outcomes.count > 1 { output.notice(report.summary) }
    return report.made
  }
}
