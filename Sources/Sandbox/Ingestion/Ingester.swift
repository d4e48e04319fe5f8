/// Learns the files of knowledge behind the requests, one knowledge after the other.
///
/// One thread of its own: reading and storing block, and the store has one writer anyway. Of several
/// processes on one state one learns, what any of them has created. What is to be learned stands in
/// the store alone, so nothing is lost with a process.
final class Ingester: Sendable {
  private struct Progress {
    /// How many runs have ended, whatever their outcome.
    var ended = 0
    var givenUp: Set<Int64> = []
    var isStopping = false
  }

  /// Thrown to whom waits for an end that does not come, since the server stops.
  struct Stopping: Error {}

  private let progress = Monitor(Progress())
  private let turn: IngestionTurn
  private let store: KnowledgeStore
  private let directory: StateDirectory
  private let configuration: SandboxConfiguration

  /// - Throws: `SandboxError` when the state cannot be shared with other processes.
  init(_ state: SandboxState, configuration: SandboxConfiguration) throws(SandboxError) {
    turn = try IngestionTurn(in: state.directory)
    store = state.store
    directory = state.directory
    self.configuration = configuration
  }

  /// Learns what is unfinished, until `stop`; to be run on a thread that may block.
  func run() {
    guard turn.take() else { return }
    defer { turn.release() }
    while true {
      let hasLooked = learnUnfinished()
      guard turn.waitForCreate(upTo: hasLooked ? -1 : Self.retryDelay) else { return }
    }
  }

  /// Says that the store has something new to learn.
  func wake() { turn.wake() }

  /// Lets `run` return as soon as the batch in hand is stored, and `waitForEnd` at once; what is
  /// unfinished stays so.
  func stop() {
    progress.update { $0.isStopping = true }
    turn.stop()
  }

  /// Whether it is this process's turn to learn.
  var isLearning: Bool { turn.isTaken }

  /// Whether another process goes on with what is unfinished when this one stops.
  var isCovered: Bool { turn.isCovered }

  /// How many runs have ended, to wait for the next one.
  var endedCount: Int { progress.read { $0.ended } }

  /// The knowledge that stays unfinished until the next start, for its end could not be stored.
  var givenUp: Set<Int64> { progress.read { $0.givenUp } }

  /// Waits until more runs have ended than `count`, or until it is time to look into the store again:
  /// another process may learn there, which cannot wake this one.
  ///
  /// - Throws: `Stopping` when the server stops.
  func waitForEnd(beyond count: Int) throws(Stopping) {
    let isStopping = progress.wait(upTo: Self.lookInterval) { progress -> Bool? in
      if progress.isStopping { return true }
      return progress.ended > count ? false : nil
    }
    if isStopping == true { throw Stopping() }
  }

  /// Milliseconds: short against what a person notices, and long against a look into the store.
  private static let lookInterval: Int64 = 20

  private var isStopping: Bool { progress.read { $0.isStopping } }

  /// Milliseconds after which a store that cannot be read now is looked into again.
  private static let retryDelay: Int32 = 100

  /// Learns until nothing is left, or the server stops.
  ///
  /// - Returns: false when the store cannot be read now.
  private func learnUnfinished() -> Bool {
    while !isStopping {
      guard let found = try? store.unfinished() else { return false }
      // What was given up would else come for ever.
      let givenUp = givenUp
      let waiting = found.filter { !givenUp.contains($0) }
      if waiting.isEmpty { return true }
      for knowledge in waiting where !isStopping { learn(knowledge) }
    }
    return true
  }

  private func learn(_ knowledge: Int64) {
    defer {
      configuration.ingestionStep(.ended)
      progress.update { $0.ended += 1 }
    }
    while true {
      do {
        return try learnTables(of: knowledge)
      } catch let error as DatabaseError where error.isBusy && !isStopping {
        // Another process was stopped in the middle of a transaction: it goes on from the rows that
        // are stored.
      } catch {
        // Stopped, or the store cannot even note the end: the next start takes it up again.
        if !isStopping { progress.update { _ = $0.givenUp.insert(knowledge) } }
        return
      }
    }
  }

  private func learnTables(of knowledge: Int64) throws {
    var problems: [String] = []
    for table in try store.tables(of: knowledge) {
      var learner = TableLearner(
        table: table, store: store, configuration: configuration,
        isStopping: { [self] in isStopping })
      do {
        try learner.learn(fileAt: directory.upload(of: table.id))
      } catch let problem as FileProblem {
        problems.append("\(table.fileName): \(problem)")
      } catch let full as StateFull {
        problems.append("\(table.fileName): \(full)")
      } catch let error as DatabaseError where !error.isBusy {
        problems.append(
          "\(table.fileName): the sandbox cannot store the rows: \(error). Make room on the disk "
            + "and upload the file again.")
      }
    }
    configuration.ingestionStep(.willEnd)
    try store.end(
      knowledge, error: Self.error(of: problems),
      time: Timestamp(milliseconds: configuration.now()))
  }

  /// How many files are named in an error: as many as a person reads.
  private static let namedProblems = 5

  /// One error for all files that could not be read to their end.
  private static func error(of problems: [String]) -> Knowledge.ProcessingError? {
    if problems.isEmpty { return nil }
    let others = problems.count - namedProblems
    let named = problems.prefix(namedProblems).joined(separator: " ")
    return .processing(others > 0 ? "\(named) (\(others) more of the files had problems.)" : named)
  }
}
