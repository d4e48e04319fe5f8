import CommandLanguage
import DatagridAPI

/// Polls knowledges until each has come to an end.
struct KnowledgeWait {
  /// The first pause; most small files are done by then.
  private static let firstPause = Duration.milliseconds(50)
  /// Pauses grow to this: nobody notices five seconds at the end of a long run.
  private static let longestPause = Duration.seconds(5)
  /// The service allows 200 requests in 60 s on this endpoint; a request for each knowledge in each
  /// round stays below it when the round lasts this long for each.
  private static let pausePerKnowledge = Duration.milliseconds(350)
  /// Up to this many the first rounds are quick: a few dozen requests do not touch the limit.
  private static let fewKnowledges = 8

  /// For so long nothing is said of it: most waits are over by then.
  private static let quietTime = Duration.seconds(2)

  let session: APISession
  let untilPartial: Bool
  let timeout: Duration?
  let output: any Output
  private let began: Duration
  private var counts: [String: Knowledge.RowCounts] = [:]

  init(session: APISession, untilPartial: Bool, timeout: Duration?, output: any Output) {
    self.session = session
    self.untilPartial = untilPartial
    self.timeout = timeout
    self.output = output
    began = session.clock.now
  }

  /// The handles, in the order of the references.
  ///
  /// - Throws: ``Failure`` of the kinds `timeout`, `knowledge_failed`, `incomplete`, or what a request
  ///   came to; `CancellationError` when the task is cancelled, at once.
  mutating func run(_ references: [Value]) async throws -> [ObjectHandle] {
    guard let timeout else { return try await poll(references) }
    let waiting = self
    let handles = try await session.clock.within(timeout) {
      var waiting = waiting
      return try await waiting.poll(references)
    }
    guard let handles else { throw Self.timedOut(references, timeout) }
    return handles
  }

  private mutating func poll(_ references: [Value]) async throws -> [ObjectHandle] {
    var handles = [ObjectHandle?](repeating: nil, count: references.count)
    var ends = [End?](repeating: nil, count: references.count)
    var pause = Self.firstPause
    while true {
      for (index, reference) in references.enumerated() where ends[index] == nil {
        let (knowledge, handle) = try await session.retrieve(reference)
        handles[index] = handle
        ends[index] = end(of: knowledge)
      }
      let open = ends.count { $0 == nil }
      if open == 0 { break }
      report(handles.indices.filter { ends[$0] == nil }.compactMap { handles[$0] })
      let floor = open > Self.fewKnowledges ? Self.pausePerKnowledge * open : .zero
      try await session.clock.sleep(for: max(pause, floor))
      pause = min(pause * 2, Self.longestPause)
    }
    let outcomes = zip(handles, ends).compactMap { handle, end in
      if let handle, let end { (handle: handle, end: end) } else { nil }
    }
    if let failure = failure(of: outcomes) { throw failure }
    return outcomes.map(\.handle)
  }

  /// Says how those stand that are waited for: the first of them, and how many more there are.
  private func report(_ open: [ObjectHandle]) {
    guard let first = open.first, session.settings[.progress] == .boolean(true),
      session.clock.now - began >= Self.quietTime
    else { return }
    let name = first.record["name"]?.text ?? first.id
    output.report(
      .wait(
        label: open.count == 1 ? name : "\(name) and \(open.count - 1) more",
        state: (first.record["status"]?.text ?? "unknown") + first.rowsLearned,
        elapsed: session.clock.now - began))
  }

  private enum End: Equatable {
    case reached
    case failed(String)
    case incomplete(String)
  }

  /// Whether a knowledge has come to its end, by the rules of the API page *Retrieve knowledge*: a
  /// partial has ended with an error or its credits, or when every row is accounted for, some as
  /// failed, twice in a row.
  private mutating func end(of knowledge: Knowledge) -> End? {
    let before = counts[knowledge.id]
    counts[knowledge.id] = knowledge.rowCounts
    switch knowledge.status {
    case .ready?: return .reached
    case .failed?: return .failed(knowledge.reason ?? "no row could be learned")
    case .partial?:
      if untilPartial { return .reached }
      if let reason = knowledge.reason { return .incomplete(reason) }
      guard let rows = knowledge.rowCounts else { return nil }
      let isAccounted =
        (rows.failed ?? 0) > 0 && (rows.completed ?? 0) + (rows.failed ?? 0) == rows.total
      if knowledge.creditsConsumed != nil || (isAccounted && before == rows) {
        return .incomplete("\(Value.number(rows.failed ?? 0).text) rows could not be learned")
      }
      return nil
    default: return nil
    }
  }

  /// The error for the first that did not become ready; it names every one.
  private func failure(of outcomes: [(handle: ObjectHandle, end: End)]) -> Failure? {
    var lines: [String] = []
    var first: (kind: String, hint: String)?
    for (handle, end) in outcomes {
      switch end {
      case .reached: continue
      case .failed(let reason):
        lines.append("\(handle.label) failed: \(reason)")
        first = first ?? ("knowledge_failed", "mend the file and create it again")
      case .incomplete(let reason):
        lines.append("\(handle.label) stays partial: \(reason)")
        first = first ?? ("incomplete", "what was learned is there; `print` its row_counts")
      }
    }
    return first.map {
      Failure(
        lines.joined(separator: "; "), kind: $0.kind, category: .processing, hint: $0.hint)
    }
  }

  private static func timedOut(_ references: [Value], _ timeout: Duration) -> Failure {
    let names = references.map { reference in
      if case .object(let handle) = reference { handle.label } else { reference.text }
    }
    let (seconds, attoseconds) = timeout.components
    let limit = Value.duration(seconds * 1_000_000_000 + attoseconds / 1_000_000_000).text
    return Failure(
      "\(names.joined(separator: ", ")) not ready within \(limit)", kind: "timeout",
      category: .timeout, hint: "the service goes on; `wait` again")
  }
}

extension Knowledge {
  fileprivate var reason: String? {
    lastError.map { error in
      [error.code, error.message].compactMap(\.self).joined(separator: ": ")
    }
  }
}

extension ObjectHandle {
  /// How many rows are learned, and of how many where the service says that more are to come.
  fileprivate var rowsLearned: String {
    guard case .record(let counts)? = record["row_counts"], let learned = counts["completed"] else {
      return ""
    }
    let total = counts["total"].flatMap { $0 == learned ? nil : $0 }
    return ", \(learned.text)\(total.map { " of \($0.text)" } ?? "") rows"
  }

  fileprivate var label: String {
    record["name"].map { "\($0.text) (\(id))" } ?? id
  }
}
