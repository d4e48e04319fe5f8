import CommandLanguage
import DatagridAPI
import Synchronization

/// Polls knowledges until each has come to an end.
struct KnowledgeWait {
  /// The first pause; most small files are done by then.
  private static let firstPause = Duration.milliseconds(50)
  /// Pauses grow to this: nobody notices five seconds at the end of a long run.
  private static let longestPause = Duration.seconds(5)
  /// The service allows 200 requests in 60 s on an endpoint; a look of many requests stays below it
  /// when so much time follows for each.
  private static let pausePerRequest = Duration.milliseconds(350)
  /// Up to this many requests the first looks are quick: a few dozen do not touch the limit.
  private static let fewRequests = 8

  /// So many are named one by one.
  private static let fewNames = 8

  /// For so long nothing is said of it: most waits are over by then.
  private static let quietTime = Duration.seconds(2)

  let session: APISession
  let isPartialEnough: Bool
  /// The statuses that raise nothing when a knowledge ends with them.
  let allowed: Set<String>
  let timeout: Duration?
  let invocation: Invocation
  private let began: Duration
  private let rest = Rest()
  private var looks: KnowledgeLooks
  private var counts: [String: Knowledge.RowCounts?] = [:]

  init(
    session: APISession, isPartialEnough: Bool, allowed: Set<String>, timeout: Duration?,
    invocation: Invocation
  ) {
    self.session = session
    self.isPartialEnough = isPartialEnough
    self.allowed = allowed
    looks = KnowledgeLooks(session)
    self.timeout = timeout
    self.invocation = invocation
    began = session.clock.now
  }

  /// The handles, in the order of the references.
  ///
  /// - Throws: ``Failure`` of the kinds `timeout`, `knowledge_failed`, `incomplete`, or what a request
  ///   came to; `CancellationError` when the task is cancelled, at once.
  mutating func run(_ references: [Value]) async throws -> [ObjectHandle] {
    do {
      guard let timeout else { return try await poll(references) }
      let waiting = self
      let handles = try await session.clock.within(timeout) {
        var waiting = waiting
        return try await waiting.poll(references)
      }
      guard let handles else { throw timedOut(timeout, references) }
      return handles
    } catch let error as CancellationError {
      invocation.explainEnding(wayBack(to: references))
      throw error
    }
  }

  private mutating func poll(_ references: [Value]) async throws -> [ObjectHandle] {
    let ids = references.map(\.text)
    rest.open.withLock { $0 = references }
    var open = ids.uniqued
    var handles: [String: ObjectHandle] = [:]
    var ends: [String: KnowledgeEnd] = [:]
    var pause = Self.firstPause
    while true {
      for (id, finding) in try await looks.look(at: open) where ends[id] == nil {
        switch finding {
        case .knowledge(let knowledge, let handle):
          handles[id] = handle
          ends[id] = end(of: knowledge)
        case .missing(let failure):
          // Never seen, it is a mistake, and nobody wants to hear of it only when all others are done.
          guard handles[id] != nil else { throw failure }
          ends[id] = .gone(failure.message)
        }
      }
      open.removeAll { ends[$0] != nil }
      if open.isEmpty { break }
      let openHandles = open.compactMap { handles[$0] }
      rest.open.withLock { $0 = openHandles.map(Value.object) }
      report(openHandles, of: handles.count)
      let floor =
        looks.requests > Self.fewRequests ? Self.pausePerRequest * looks.requests : .zero
      try await session.clock.sleep(for: max(pause, floor))
      pause = min(pause * 2, Self.longestPause)
    }
    let outcomes = ids.uniqued.compactMap { id in
      handles[id].flatMap { handle in ends[id].map { (handle: handle, end: $0) } }
    }
    if let failure = failure(of: outcomes) { throw failure }
    return ids.compactMap { handles[$0] }
  }

  /// Says how those stand that are waited for: the first of them, and how many more there are.
  private func report(_ open: [ObjectHandle], of count: Int) {
    guard let first = open.first, session.settings[.progress] == .boolean(true),
      session.clock.now - began >= Self.quietTime
    else { return }
    let state = (first.record["status"]?.text ?? "unknown") + first.rowsLearned
    let isCrowd = count > Self.fewNames
    let label =
      switch open.count {
      case 1: first.name
      case _ where isCrowd: "\(open.count) of \(count) knowledge"
      default: "\(first.name) and \(open.count - 1) more"
      }
    invocation.output.report(
      .wait(
        label: label, state: isCrowd && open.count > 1 ? "\(first.name) \(state)" : state,
        elapsed: session.clock.now - began))
  }

  private mutating func end(of knowledge: Knowledge) -> KnowledgeEnd? {
    guard session.changes.isCurrent(knowledge, at: session.clock.now) else { return nil }
    let before = counts.updateValue(knowledge.rowCounts, forKey: knowledge.id)
    return KnowledgeEnd(of: knowledge, before: before ?? nil, isPartialEnough: isPartialEnough)
  }

  /// The error for the first that did not become ready; it names every one.
  private func failure(of outcomes: [(handle: ObjectHandle, end: KnowledgeEnd)]) -> Failure? {
    var lines: [String] = []
    var first: (kind: String, hint: String)?
    for (handle, end) in outcomes {
      switch end {
      case .reached: continue
      case .failed where allowed.contains("failed"): continue
      case .incomplete where allowed.contains("partial"): continue
      case .failed(let reason):
        lines.append("\(handle.label) failed: \(reason)")
        first = first ?? ("knowledge_failed", "mend the file and create it again")
      case .incomplete(let reason):
        lines.append("\(handle.label) stays partial: \(reason)")
        first = first ?? ("incomplete", "what was learned is there; `print` its row_counts")
      case .gone(let reason):
        lines.append(reason)
        first = first ?? ("not_found", "somebody deleted it meanwhile; `list` shows what there is")
      }
    }
    return first.map {
      Failure(
        lines.joined(separator: "; "), kind: $0.kind, category: .processing, hint: $0.hint)
    }
  }

  private func timedOut(_ timeout: Duration, _ references: [Value]) -> Failure {
    let names = rest.open.withLock { $0.map(\.label) }
    let more = names.count > Self.fewNames ? " and \(names.count - Self.fewNames) more" : ""
    let limit = Value.duration(timeout.nanoseconds).text
    return Failure(
      "\(names.prefix(Self.fewNames).joined(separator: ", "))\(more) not ready within \(limit)",
      kind: "timeout", category: .timeout, hint: wayBack(to: references))
  }

  /// What a person is told who no longer waits: nothing is lost, and what to type to wait again.
  private func wayBack(to references: [Value]) -> String {
    let open = rest.open.withLock(\.self)
    // A list that was waited for as a whole has one name; of the others, those that are missing are named.
    let whole = invocation.variables.last { $0.value == .list(references) }?.name
    let names = whole.map { [$0] } ?? open.map(invocation.name)
    let again =
      names.count > Self.fewNames
      ? "`list` shows how they stand" : "`wait \(names.joined(separator: " "))` waits again"
    return "the service goes on; \(again)"
  }

  /// Those that are still waited for, for whoever gives up the waiting.
  private final class Rest: Sendable {
    let open = Mutex<[Value]>([])
  }
}

extension ObjectHandle {
  /// How many rows are learned, and of how many where the service says that more are to come.
  fileprivate var rowsLearned: String {
    guard case .record(let counts)? = record["row_counts"], let learned = counts["completed"] else {
      return ""
    }
    let total = counts["total"].flatMap { $0 == learned ? nil : $0 }
    let noun = (total ?? learned) == .integer(1) ? "row" : "rows"
    return ", \(Readable.count(learned))\(total.map { " of \(Readable.count($0))" } ?? "") \(noun)"
  }
}

extension [String] {
  /// The same without repetitions, each at its first place.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
