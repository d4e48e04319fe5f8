/// The requests of the last 60 s to one endpoint, as far as this client can know how its server counts.
///
/// The server counts a request when it arrives, which is some time between its sending and its answer,
/// and lets it go 60 s later. Here one counts from its sending until 60 s after its answer: whenever the
/// server counts it, it is counted here too. So while nobody else uses the endpoint, a request that finds
/// a place here is never one too many there.
///
/// It knows no clock: times come in as arguments, since any fixed moment.
struct RateWindow {
  /// A request that may be sent, or is on its way.
  struct Place: Sendable {
    /// The places taken when it began, its own included.
    fileprivate let used: Int
    /// The requests that had begun, it included.
    fileprivate let begun: Int
  }

  /// Whether a request may be sent now.
  enum Verdict {
    case go(Place)
    /// Ask again after `nap`; it will be `wait` in all, as far as can be seen.
    case wait(nap: Duration, wait: Duration)
  }

  /// Who waits for a place.
  typealias Ticket = UInt64

  /// What others have taken, as of the latest answer.
  private struct Others {
    let count: Int
    /// When that changes; from then on it is not known.
    var until: Duration
  }

  private enum Limit {
    case unknown
    case none
    case requests(Int)
  }

  /// The length of the server's window.
  static let length = Duration.seconds(60)
  /// How many requests are on their way at once while it is not known how many may be: few enough for
  /// any limit, and more than there are large uploads at once.
  static let probes = 8
  /// How soon it is asked again while an answer has to tell the limit first.
  static let answerNap = Duration.milliseconds(50)
  /// The longest time until it is asked again, for somebody ahead may have given up.
  static let longestNap = Duration.seconds(5)
  /// A time that is earlier than the one before by less is of a thread that was late to tell it.
  private static let smallestSetback = Duration.seconds(1)

  private var limit = Limit.unknown
  private var inFlight = 0
  private var begun = 0
  /// When the requests of the last 60 s were answered, oldest first.
  private var answered: [Duration] = []
  private var others: Others?
  /// The latest time that came in.
  private var latest: Duration?
  /// Until then the server lets nobody through, as it said in a 429.
  private var closedUntil: Duration?
  /// In the order of their coming.
  private var queue: [Ticket] = []

  /// Takes a place, if there is one for everybody who came before and for this one.
  mutating func ask(_ ticket: Ticket, at now: Duration) -> Verdict {
    expire(at: now)
    let ahead = queue.firstIndex(of: ticket) ?? queue.count
    if free(at: now) > ahead {
      queue.removeAll { $0 == ticket }
      inFlight += 1
      begun += 1
      return .go(Place(used: inFlight + answered.count, begun: begun))
    }
    if ahead == queue.count { queue.append(ticket) }
    let wait = max(Self.answerNap, opening(behind: ahead, at: now) - now)
    return .wait(nap: min(wait, Self.longestNap), wait: wait)
  }

  /// Forgets somebody who waits no more.
  mutating func giveUp(_ ticket: Ticket) { queue.removeAll { $0 == ticket } }

  /// Gives a place back that led to no answer.
  /// - Parameter mayHaveArrived: whether the server may have counted it all the same.
  mutating func giveBack(mayHaveArrived: Bool, at now: Duration) {
    follow(now)
    inFlight -= 1
    if mayHaveArrived { count(at: now) }
  }

  /// Takes what an answer said.
  /// - Parameters:
  ///   - rateLimit: nil where its header says nothing of it.
  ///   - reset: the time until the server's window changes, where it says so.
  ///   - closedFor: for a 429, how long nobody is let through, where that is said and to be obeyed.
  mutating func note(
    _ rateLimit: RateLimit?, reset: Duration?, of place: Place, isRefusal: Bool,
    closedFor: Duration?, at now: Duration
  ) {
    follow(now)
    inFlight -= 1
    count(at: now)
    if let rateLimit { limit = .requests(max(1, rateLimit.limit)) }
    if isRefusal {
      let closing = now + (closedFor ?? .zero)
      closedUntil = max(closedUntil ?? closing, closing)
      others = Others(count: 0, until: closing)
    } else if let rateLimit {
      // The most that the server can have counted of ours when this one arrived: what had a place when it
      // began, and what began since.
      let own = place.used + begun - place.begun
      let count = rateLimit.limit - rateLimit.remaining - own
      let until = now + min(max(.zero, reset ?? Self.length), Self.length)
      others = count > 0 ? Others(count: count, until: until) : nil
    } else if case .unknown = limit {
      limit = .none
    }
  }

  private mutating func count(at now: Duration) {
    if case .none = limit { return }
    answered.append(now)
  }

  /// Moves all times along with a clock that was set back: else what is to be over in a minute would be
  /// when it has made up for that.
  private mutating func follow(_ now: Duration) {
    guard let latest, latest - now >= Self.smallestSetback else {
      latest = max(latest ?? now, now)
      return
    }
    let setback = latest - now
    self.latest = now
    answered = answered.map { $0 - setback }
    closedUntil = closedUntil.map { $0 - setback }
    if let others { self.others?.until = others.until - setback }
  }

  private mutating func expire(at now: Duration) {
    follow(now)
    let gone = answered.prefix { $0 + Self.length <= now }.count
    if gone > 0 { answered.removeFirst(gone) }
    if let closed = closedUntil, closed <= now { closedUntil = nil }
  }

  /// How many more requests may be sent now; zero or less for none.
  private func free(at now: Duration) -> Int {
    guard closedUntil == nil else { return 0 }
    let probes = Self.probes - inFlight
    guard let own = ownFree else { return probes }
    guard let others else { return own }
    return now < others.until ? own - others.count : min(own, probes)
  }

  /// How many more would be, were there nobody else; nil while that is not known.
  private var ownFree: Int? {
    switch limit {
    case .unknown: nil
    case .none: Int.max
    case .requests(let number): number - inFlight - answered.count
    }
  }

  /// The earliest moment at which one who has so many ahead may find a place.
  private func opening(behind ahead: Int, at now: Duration) -> Duration {
    if let closedUntil { return closedUntil }
    guard let own = ownFree, own < .max else { return now }
    if let others, now >= others.until, own > ahead { return now }
    let taken = others.map { now < $0.until ? $0.count : 0 } ?? 0
    // Of the places that are taken the one with this number, in the order of their becoming free, is the
    // one to wait for; those in flight become free 60 s after now at the earliest.
    let number = ahead - own + taken
    let own60 = number < answered.count ? answered[number] : now
    let opening = own60 + Self.length
    guard let others, now < others.until else { return opening }
    return min(opening, others.until)
  }
}
