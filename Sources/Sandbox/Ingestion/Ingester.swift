/// Learns the files of knowledge behind the requests, one knowledge after the other.
///
/// One thread of its own: reading and storing block, and the store has one writer anyway.
final class Ingester: Sendable {
  private struct Queue {
    var waiting: [Int64] = []
    var isStopping = false
  }

  private let queue = Monitor(Queue())
  private let store: KnowledgeStore
  private let directory: StateDirectory
  private let configuration: SandboxConfiguration

  init(store: KnowledgeStore, directory: StateDirectory, configuration: SandboxConfiguration) {
    self.store = store
    self.directory = directory
    self.configuration = configuration
  }

  /// Learns what is enqueued, until `stop`; to be run on a thread that may block.
  func run() {
    while let knowledge = next() { learn(knowledge) }
  }

  /// Takes up a knowledge that is in the store.
  func enqueue(_ knowledge: Int64) {
    queue.update { $0.waiting.append(knowledge) }
  }

  /// Lets `run` return as soon as the batch in hand is stored; what is unfinished stays so.
  func stop() {
    queue.update { $0.isStopping = true }
  }

  /// Waits for the next knowledge; `nil` when the server stops.
  private func next() -> Int64? {
    queue.wait { (queue: inout Queue) -> Int64?? in
      if queue.isStopping { return .some(nil) }
      return queue.waiting.isEmpty ? nil : .some(queue.waiting.removeFirst())
    }
  }

  private var isStopping: Bool { queue.update { $0.isStopping } }

  private func learn(_ knowledge: Int64) {
    defer { configuration.ingestionStep(.ended) }
    do {
      var problems: [String] = []
      for table in try store.tables(of: knowledge) {
        var learner = TableLearner(
          table: table, store: store, configuration: configuration,
          isStopping: { [self] in isStopping })
        do {
          try learner.learn(fileAt: directory.upload(of: table.id))
        } catch let problem as FileProblem {
          problems.append("\(table.fileName): \(problem)")
        } catch let error as DatabaseError {
          problems.append(
            "\(table.fileName): the sandbox cannot store the rows: \(error). Make room on the disk "
              + "and upload the file again.")
        }
      }
      configuration.ingestionStep(.willEnd)
      try store.end(
        knowledge, error: Self.error(of: problems),
        time: Timestamp(milliseconds: configuration.now()))
    } catch {
      // Stopped, or the store cannot even note the end: the next start takes it up again.
    }
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
