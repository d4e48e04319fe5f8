/// How what has been learned becomes visible to clients.
package enum Pace: Sendable, Equatable {
  /// Each batch is visible once it is stored.
  case real
  /// Rows appear evenly over so many milliseconds after the creation, by the server's clock.
  ///
  /// Of R rows, those that failed included, the row i is visible from created_at + ⌈n·i/R⌉ on, and
  /// the end of the run with the last of them, at created_at + n. The files are learned for real and
  /// as fast as they can be; an answer that comes before its rows are learned waits for them. So it
  /// depends on the requests before it and on the clock alone.
  case over(milliseconds: Int64)

  /// The pace of runs on simulated time: long enough to be seen as `pending` and as `partial`, and
  /// over before a wait says how far it is.
  package static let simulated = Pace.over(milliseconds: 2000)
}

extension Pace {
  /// Whether what is visible at a time can be told only once the knowledge is learned to its end.
  func needsEnd(of knowledge: Knowledge, at time: Timestamp) -> Bool {
    guard case .over(let span) = self, knowledge.isRunning else { return false }
    return elapsed(since: knowledge.createdAt, at: time) >= min(1, max(0, span))
  }

  /// The knowledge as it is visible at a time.
  ///
  /// - Parameter knowledge: As it stands in the store; one that is still being learned has nothing to
  ///   show at a simulated pace.
  func view(of knowledge: Knowledge, at time: Timestamp) -> Knowledge {
    guard case .over(let span) = self else { return knowledge }
    let elapsed = elapsed(since: knowledge.createdAt, at: time)
    if knowledge.isRunning || elapsed < 0 { return knowledge.running(rows: .none, changedAfter: 0) }
    if elapsed >= span { return knowledge.ended(after: max(0, span)) }
    let total = knowledge.rows.total
    let visible = Self.scaled(total, by: elapsed, over: span)
    // Which of the rows have failed is not kept in their order: the learned ones come first.
    let completed = min(visible, knowledge.rows.completed)
    return knowledge.running(
      rows: Knowledge.RowCounts(completed: completed, failed: visible - completed),
      changedAfter: visible == 0
        ? 0 : Self.scaled(span, by: visible, over: total, isRoundedUp: true)
    )
  }

  /// The moment up to which knowledge must be created to have ended by `time`; `nil` where the end is
  /// visible as soon as it is stored.
  func lastEnded(at time: Timestamp) -> Timestamp? {
    guard case .over(let span) = self else { return nil }
    let (moment, isBeyond) = time.milliseconds.subtractingReportingOverflow(max(0, span))
    return Timestamp(milliseconds: isBeyond ? .min : moment)
  }

  /// Milliseconds since the creation; negative where the clock is behind it.
  private func elapsed(since creation: Timestamp, at time: Timestamp) -> Int64 {
    time.milliseconds - creation.milliseconds
  }

  /// `value · numerator / denominator` in full width, of numbers that are not negative, where the
  /// numerator is at most the denominator.
  private static func scaled(
    _ value: Int64, by numerator: Int64, over denominator: Int64, isRoundedUp: Bool = false
  ) -> Int64 {
    let product = value.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let (quotient, remainder) = denominator.magnitude.dividingFullWidth(product)
    return Int64(quotient) + (isRoundedUp && remainder > 0 ? 1 : 0)
  }
}

extension Knowledge {
  /// This knowledge while it is being learned, with its last change so many milliseconds after its
  /// creation.
  fileprivate func running(rows: RowCounts, changedAfter span: Int64) -> Knowledge {
    var view = self
    view.isRunning = true
    view.lastError = nil
    view.rows = rows
    view.updatedAt = Timestamp(milliseconds: createdAt.milliseconds + span)
    return view
  }

  /// This knowledge with its end so many milliseconds after its creation.
  fileprivate func ended(after span: Int64) -> Knowledge {
    var view = self
    view.updatedAt = Timestamp(milliseconds: createdAt.milliseconds + span)
    return view
  }
}
