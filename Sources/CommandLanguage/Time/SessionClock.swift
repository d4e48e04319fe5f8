/// The time of a session, real or simulated: what its commands date things with and wait by.
///
/// Simulated time stands still while any task of the program has something to do, so each task that
/// may sleep says when it begins and when it is through (``enter()``, ``leave()``). The evaluator does
/// so for every command; a command that starts tasks of its own does so for them, as
/// ``within(_:_:)`` does.
package protocol SessionClock: Sendable {
  /// The time since the beginning of 1970 (UTC).
  var now: Duration { get }

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
  /// - Returns: nil when the time was over first.
  /// - Throws: what the work throws.
  package func within<Result: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result? {
    // Two tasks for the one that waits here; the first that ends hands its place back to it.
    enter()
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await sleep(for: limit)
        return nil
      }
      let first = await group.nextResult()
      group.cancelAll()
      _ = await group.nextResult()
      leave()
      return try first?.get() ?? nil
    }
  }
}
