internal import Synchronization

/// The rate limits of a server's endpoints, and the requests that wait for them.
///
/// A request asks for a place before it is sent, and waits until there is one, in the order of asking.
/// Those who wait sleep and ask again, rather than be woken by others: each sleeps by the clock of its
/// context, which may be a simulated one that must know of everybody who waits.
package final class RateBudget: Sendable {
  /// What an endpoint's latest answer said.
  package struct Entry: Sendable {
    /// The method and the path with its parameters in braces.
    package let endpoint: String
    /// The limit, and what was left of it.
    package let limit: RateLimit
    /// When it changes, by our clock; nil where the server did not say.
    package let resetsAt: Duration?
  }

  /// A request that may be sent.
  struct Place {
    fileprivate let endpoint: String
    fileprivate let place: RateWindow.Place
  }

  /// Shorter waits are not told: a person would read of them when they are over.
  static let shortestTold = Duration.seconds(2)

  private struct State {
    var windows: [String: RateWindow] = [:]
    var entries: [Entry] = []
    /// Until then a wait for that endpoint has been told.
    var toldUntil: [String: Duration] = [:]
    var lastTicket: RateWindow.Ticket = 0
  }

  private let state = Mutex(State())

  init() {}

  /// What the answers said, in the order in which the endpoints first answered.
  package var entries: [Entry] { state.withLock { $0.entries } }

  /// Waits until a request to an endpoint may be sent.
  ///
  /// One wait of several for the same window is told.
  /// - Throws: `CancellationError` at once when the task is cancelled; its turn goes to the next then.
  func place(for endpoint: String, in context: ClientContext) async throws -> Place {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    do {
      while true {
        let now = context.now()
        let verdict = state.withLock {
          $0.windows[endpoint, default: RateWindow()].ask(ticket, at: now)
        }
        switch verdict {
        case .go(let place): return Place(endpoint: endpoint, place: place)
        case .wait(let nap, let wait):
          if isToBeTold(wait, of: endpoint, at: now) {
            context.observe(
              .waiting(ClientWait(cause: .rateLimit(endpoint: endpoint), duration: wait)))
          }
          RequestWatch.current?.notePacing(nap)
          try await context.sleep(nap)
        }
      }
    } catch {
      state.withLock { $0.windows[endpoint]?.giveUp(ticket) }
      throw error
    }
  }

  /// Takes what an answer said of the limit.
  func note(_ raw: RawAnswer, of place: Place, in context: ClientContext) {
    let now = context.now()
    let limit = RateLimit(raw.headers)
    let reset = limit?.timeToReset(raw.headers, now: now)
    let asked = RetryAfter.read(raw.headers)
    let longest = context.limits().longestWait
    // A longer one ends the request that got it, and is no reason to hold others.
    let closedFor = asked.flatMap { wait in longest.map { wait <= $0 } ?? true ? wait : nil }
    state.withLock { state in
      state.windows[place.endpoint]?.note(
        limit, reset: reset ?? asked, of: place.place, isRefusal: raw.status == 429,
        closedFor: closedFor, at: now)
      guard let limit else { return }
      let entry = Entry(
        endpoint: place.endpoint, limit: limit, resetsAt: reset.map { now + $0 })
      if let index = state.entries.firstIndex(where: { $0.endpoint == entry.endpoint }) {
        state.entries[index] = entry
      } else {
        state.entries.append(entry)
      }
    }
  }

  /// Gives the place of a request back to which no answer came.
  func giveBack(_ place: Place, after error: any Error, in context: ClientContext) {
    let mayHaveArrived = FailedAttempt(error)?.mayHaveArrived ?? true
    let now = context.now()
    state.withLock {
      $0.windows[place.endpoint]?.giveBack(mayHaveArrived: mayHaveArrived, at: now)
    }
  }

  private func isToBeTold(_ wait: Duration, of endpoint: String, at now: Duration) -> Bool {
    guard wait >= Self.shortestTold else { return false }
    return state.withLock { state in
      if let told = state.toldUntil[endpoint], now < told { return false }
      state.toldUntil[endpoint] = now + wait
      return true
    }
  }
}
