import CommandLanguage
import DatagridAPI

/// What is said of creations that have come to their end.
struct BatchReport {
  let creations: [KnowledgeCreation]
  let outcomes: [CreationBatch.Outcome]
  /// Whether what was made is remembered.
  let isOnce: Bool

  /// The knowledge of each creation, null where there is none.
  var made: Value {
    .list(outcomes.map { if case .made(let handle, _) = $0 { .object(handle) } else { .null } })
  }

  /// Whether everything was made.
  var isComplete: Bool { count.made == outcomes.count }

  /// One line: `997 of 1000 made, 3 failed`.
  var summary: String {
    var parts = ["\(count.made) of \(outcomes.count) made"]
    if count.before > 0 { parts[0] += " (\(count.before) of them before)" }
    if count.failed > 0 { parts.append("\(count.failed) failed") }
    if count.interrupted > 0 {
      parts.append("\(count.interrupted) broken off, which may have been made too")
    }
    if count.unsent > 0 { parts.append("\(count.unsent) broken off") }
    if count.untried > 0 { parts.append("\(count.untried) not tried") }
    return parts.joined(separator: ", ")
  }

  /// What to do after Ctrl-C.
  ///
  /// - Parameter isPrompt: whether the session goes on, so that `_` can be asked.
  func advice(atPrompt isPrompt: Bool) -> String {
    let made = isPrompt ? "`_` holds what was made" : "`list` shows what was made"
    return isOnce
      ? "the same again goes on from there" + (isPrompt ? ", and \(made)" : "")
      : "\(made); a run with --once can be gone on with"
  }

  /// The error, which names each that failed.
  var failure: Failure {
    let failures = zip(creations, outcomes).compactMap { creation, outcome in
      if case .failed(let failure) = outcome {
        (label: creation.label, failure: failure)
      } else {
        nil
      }
    }
    // What ended everything decides what it means for a script; its own words come first.
    let ending = failures.map(\.failure).first { CreationBatch.Outcome.failed($0).endsAll }
    return Failure(
      "\(summary): \(reasons(of: failures))", kind: "some_failed",
      category: ending?.category ?? .command,
      hint: ending?.hint ?? hint(failures.map(\.failure)),
      status: ending?.status, code: ending?.code,
      isRetryable: failures.allSatisfy(\.failure.isRetryable), made: made)
  }

  /// Each reason once, behind all that it holds for.
  private func reasons(of failures: [(label: String, failure: Failure)]) -> String {
    var order: [String] = []
    var labels: [String: [String]] = [:]
    for (label, failure) in failures {
      // That which is undecided was told of one by one, with what could be it.
      let reason = failure.isUndecided ? "may have been created" : failure.message(without: label)
      if labels[reason] == nil { order.append(reason) }
      labels[reason, default: []].append(label)
    }
    return FileCheck.list(
      order.map { reason in
        "\(FileCheck.list(labels[reason] ?? [], by: ", ")): "
          + (reason.last == "." ? String(reason.dropLast()) : reason)
      })
  }

  private func hint(_ failures: [Failure]) -> String {
    let first = failures.count == 1 ? failures[0].hint.map { $0 + "; " } ?? "" : ""
    return first
      + (isOnce
        ? "the same again tries what is missing"
        : "`e.made` and `_` hold what was made, null for each that was not")
  }

  private typealias Counts = (
    made: Int, before: Int, failed: Int, interrupted: Int, unsent: Int, untried: Int
  )

  private var count: Counts {
    outcomes.reduce(into: (0, 0, 0, 0, 0, 0)) { count, outcome in
      switch outcome {
      case .made(_, let isNew):
        count.made += 1
        if !isNew { count.before += 1 }
      case .failed: count.failed += 1
      case .interrupted: count.interrupted += 1
      case .unsent: count.unsent += 1
      case .untried: count.untried += 1
      }
    }
  }
}

extension Failure {
  /// Whether nobody can tell whether a knowledge was created.
  var isUndecided: Bool { kind == "may_have_been_created" }

  /// The message without a name that it begins with.
  fileprivate func message(without label: String) -> String {
    message.hasPrefix("\(label): ") ? String(message.dropFirst(label.count + 2)) : message
  }
}
