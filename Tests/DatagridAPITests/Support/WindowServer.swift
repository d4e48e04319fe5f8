@testable import DatagridAPI

/// Numbers that are the same in each run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The sliding window of a server, as the contract has it, in whole milliseconds.
struct WindowServer {
  struct Answer {
    let isRefusal: Bool
    let limit: RateLimit
    /// By the server's clock, in whole seconds, rounded up.
    let reset: Duration
    let retryAfter: Duration?
  }

  let limit: Int
  private(set) var refusals = 0
  private var arrivals: [Int] = []

  init(limit: Int) { self.limit = limit }

  mutating func request(at now: Int, isOwn: Bool) -> Answer {
    arrivals.removeAll { $0 <= now - 60_000 }
    let isAllowed = arrivals.count < limit
    if isAllowed { arrivals.append(now) } else if isOwn { refusals += 1 }
    let freed = (arrivals.first ?? now) + 60_000
    let remaining = limit - arrivals.count
    let headers = HeaderFields([
      .init(name: "x-ratelimit-limit", value: "\(limit)"),
      .init(name: "x-ratelimit-remaining", value: "\(remaining)"),
    ])
    guard let rateLimit = RateLimit(headers) else { preconditionFailure("not a limit") }
    let seconds = { (milliseconds: Int) in Duration.seconds((milliseconds + 999) / 1000) }
    return Answer(
      isRefusal: !isAllowed, limit: rateLimit,
      reset: seconds(freed) - .seconds(now / 1000),
      retryAfter: remaining > 0 ? nil : max(.seconds(1), seconds(freed - now)))
  }
}

/// A client's requests and a server's window, played through as events in time.
struct WindowPlay {
  private enum Event {
    case ask(RateWindow.Ticket)
    case arrive(RateWindow.Ticket, RateWindow.Place)
    case answer(RateWindow.Ticket, RateWindow.Place, WindowServer.Answer)
    case stranger
  }

  var server: WindowServer
  private var window = RateWindow()
  private var numbers: SeededNumbers
  private let latency: Int
  private var events: [(time: Int, number: Int, event: Event)] = []
  private var lastNumber = 0
  private(set) var answered = 0
  /// In milliseconds since the beginning.
  private(set) var lastAnswer = 0
  /// The tickets in the order in which they were let through.
  private(set) var order: [RateWindow.Ticket] = []

  /// - Parameters:
  ///   - times: when the requests come up, in milliseconds.
  ///   - latency: the longest way in one direction, in milliseconds.
  ///   - strangers: when somebody else sends one.
  init(limit: Int, times: [Int], strangers: [Int] = [], latency: Int, seed: UInt64) {
    server = WindowServer(limit: limit)
    numbers = SeededNumbers(seed: seed)
    self.latency = latency
    for (index, time) in times.enumerated() { add(.ask(RateWindow.Ticket(index)), at: time) }
    for time in strangers { add(.stranger, at: time) }
  }

  private mutating func add(_ event: Event, at time: Int) {
    lastNumber += 1
    let place = events.firstIndex { $0.time > time } ?? events.count
    events.insert((time, lastNumber, event), at: place)
  }

  mutating func run() {
    while !events.isEmpty {
      let (time, _, event) = events.removeFirst()
      let now = Duration.milliseconds(time)
      switch event {
      case .stranger: _ = server.request(at: time, isOwn: false)
      case .ask(let ticket):
        switch window.ask(ticket, at: now) {
        case .wait(let nap, _):
          add(.ask(ticket), at: time + Int((nap / .milliseconds(1)).rounded(.up)))
        case .go(let place):
          order.append(ticket)
          add(.arrive(ticket, place), at: time + Int.random(in: 0...latency, using: &numbers))
        }
      case .arrive(let ticket, let place):
        let answer = server.request(at: time, isOwn: true)
        let way = Int.random(in: 0...latency, using: &numbers)
        add(.answer(ticket, place, answer), at: time + way)
      case .answer(let ticket, let place, let answer):
        window.note(
          answer.limit, reset: answer.reset, of: place, isRefusal: answer.isRefusal,
          closedFor: answer.retryAfter, at: now)
        if answer.isRefusal, let wait = answer.retryAfter {
          add(.ask(ticket), at: time + Int(wait / .milliseconds(1)))
        } else {
          answered += 1
          lastAnswer = time
        }
      }
    }
  }
}
