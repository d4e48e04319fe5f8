import CommandLanguage
import DatagridAPI

/// Several creations, some of them at the same time.
struct CreationBatch: Sendable {
  /// What became of one.
  enum Outcome: Sendable {
    case made(ObjectHandle, isNew: Bool)
    case failed(Failure)
    /// It was broken off, and may have been made.
    case interrupted
    /// It was broken off before its last byte, so that nothing was made.
    case unsent
    /// It was never begun.
    case untried
  }

  /// What ``make`` throws when it is cancelled before the last byte has gone out.
  struct Unsent: Error {}

  let clock: any SessionClock
  /// How many are under way at most.
  let width: Int
  /// Carries out the one at a place.
  let make: @Sendable (_ place: Int) async throws -> KnowledgeMaker.Made

  /// What became of each, in their order.
  ///
  /// Each begins when a place is free: what it opens is open only while it is under way. After an error
  /// that must come for the rest too, or when the task is cancelled, no more begin.
  /// - Parameters:
  ///   - before: what became of each before.
  ///   - places: those that are to be made, in the order in which they begin.
  func run(_ places: [Int], after before: [Outcome]) async -> [Outcome] {
    var outcomes = before
    await withTaskGroup(of: (place: Int, outcome: Outcome).self) { group in
      var waiting = places[...]
      var running = 0
      // With the clock: this task counts until it waits for those that it has begun.
      var isCounted = true
      while true {
        while running < width, !Task.isCancelled, let place = waiting.popFirst() {
          if isCounted { isCounted = false } else { clock.enter() }
          running += 1
          group.addTask { (place, await outcome(of: place)) }
        }
        if running > 0, isCounted { clock.leave() }
        guard let (place, outcome) = await group.next() else { break }
        running -= 1
        // The one that has ended leaves its place to this task.
        isCounted = true
        if outcome.endsAll { waiting = [] }
        outcomes[place] = outcome
      }
    }
    return outcomes
  }

  private func outcome(of place: Int) async -> Outcome {
    do {
      let made = try await make(place)
      return .made(made.handle, isNew: made.isNew)
    } catch is Unsent {
      return .unsent
    } catch is CancellationError {
      return .interrupted
    } catch {
      return .failed(
        Failure.wrapping(error) as? Failure
          ?? Failure(
            "it failed in a way that gridsh does not know: \(error)", kind: "fault",
            category: .fault))
    }
  }
}

extension CreationBatch.Outcome {
  /// Whether all that is still to be begun would end the same way.
  var endsAll: Bool {
    guard case .failed(let failure) = self else { return false }
    return failure.endsAll
  }
}
