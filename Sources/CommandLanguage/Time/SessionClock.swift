/// The time of a session, real or simulated: what its commands date things with and wait by.
///
/// Simulated time stands still while any task of the program has something to do, so each task that
/// may sleep says when it begins and when it is through (``enter()``, ``leave()``). The evaluator does
/// so for every command; a command that starts tasks of its own does so for them, as
/// ``within(_:_:)`` does.
package protocol SessionClock: Sendable {
  /// The time since the beginning of 1970 (UTC).
  var now: Duration { get }

  /// Whether the same program sees the same times in each run, and so must do things in the same order.
  var isSimulated: Bool { get }

  /// Waits until that much of this clock's time is over.
  ///
  /// - Throws: `CancellationError` at once when the task is cancelled.
  func sleep(for duration: Duration) async throws

  /// Counts one more task that does something.
  func enter()

  /// Counts one task less: it has ended, or waits for tasks that are counted themselves.
  func leave()
}

extension SessionClock {
  /// Does the work, but gives up when it takes longer than that.
  ///
  /// The work is cancelled then, and waited for.
  /// - Parameter pause: how much of the time so far does not count.
  /// - Returns: nil when the time was over first; not where the work was done all the same.
  /// - Throws: what the work throws.
  package func within<Result: Sendable>(
    _ limit: Duration, except pause: @escaping @Sendable () -> Duration = { .zero },
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result? {
    // Two tasks for the one that waits here; the first that ends hands its place back to it.
    enter()
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        var passed = Duration.zero
        while case let rest = limit + pause() - passed, rest > .zero {
          try await sleep(for: rest)
          passed += rest
        }
        return nil
      }
      let first = await group.nextResult()
      group.cancelAll()
      let second = await group.nextResult()
      leave()
      if let result = try first?.get().flatMap(\.self) { return result }
      // What was done in the moment in which the time was over is done, and may have cost something.
      guard case .success(let result)? = second else { return nil }
      return result
    }
  }
}
