import Testing

@testable import DatagridAPI

/// How requests are paced, against a model of the server's sliding window.
struct RateWindowTests {
  @Test(arguments: 0..<80)
  func `a client alone is never refused, and loses no time`(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let limit = Int.random(in: RateWindow.probes...40, using: &numbers)
    let count = Int.random(in: 1...(limit * 5), using: &numbers)
    let span = [0, 1_000, 90_000, 400_000].randomElement(using: &numbers) ?? 0
    let latency = [0, 20, 900, 5_000].randomElement(using: &numbers) ?? 0
    let times = (0..<count).map { _ in Int.random(in: 0...span, using: &numbers) }.sorted()
    var play = WindowPlay(limit: limit, times: times, latency: latency, seed: UInt64(seed))
    play.run()
    #expect(play.server.refusals == 0)
    #expect(play.answered == count)
    // A window for each limit's worth of requests, each as long as the slowest answer makes it, and the
    // first few, which wait for the limit to be known.
    let windows = (count - 1) / limit
    let round = 60_000 + 2 * latency + Int(RateWindow.longestNap / .milliseconds(1))
    #expect(play.lastAnswer <= (times.last ?? 0) + windows * round + 6 * latency + 5_100)
  }

  @Test(arguments: 0..<40)
  func `with others about it comes through, and is seldom refused`(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let limit = Int.random(in: 20...60, using: &numbers)
    let count = limit * 3
    let strangers = (0..<(limit * 3)).map { _ in Int.random(in: 0...360_000, using: &numbers) }
    var play = WindowPlay(
      limit: limit, times: Array(repeating: 0, count: count), strangers: strangers, latency: 50,
      seed: UInt64(seed))
    play.run()
    #expect(play.answered == count)
    #expect(
      Double(play.server.refusals) <= 0.2 * Double(count), "\(play.server.refusals) of \(count)")
  }

  @Test func `who comes first goes first`() {
    var play = WindowPlay(
      limit: 10, times: Array(0..<95), latency: 0, seed: 1)
    play.run()
    #expect(play.order == Array(0..<95))
  }

  /// A window whose limit of that many is known and used up at the moment 0.
  private func full(_ limit: Int) -> RateWindow {
    var window = RateWindow()
    for number in 1...limit {
      guard case .go(let place) = window.ask(RateWindow.Ticket(number), at: .zero) else {
        Issue.record("no place for \(number)")
        return window
      }
      window.note(
        RateLimit(limit: limit, remaining: limit - number), reset: .seconds(60), of: place,
        isRefusal: false, closedFor: nil, at: .zero)
    }
    return window
  }

  private func wait(_ verdict: RateWindow.Verdict) -> Duration? {
    if case .wait(_, let wait) = verdict { wait } else { nil }
  }

  private func granted(_ verdict: RateWindow.Verdict) -> RateWindow.Place? {
    if case .go(let place) = verdict { place } else { nil }
  }

  @Test func `a place is free 60 s after its answer`() {
    var window = full(5)
    #expect(wait(window.ask(99, at: .seconds(1))) == .seconds(59))
    #expect(wait(window.ask(99, at: .milliseconds(59_999))) != nil)
    #expect(wait(window.ask(99, at: .seconds(60))) == nil)
  }

  @Test func `somebody who gives up makes room`() {
    var window = full(5)
    for ticket in UInt64(11)...16 { _ = window.ask(ticket, at: .zero) }
    #expect(wait(window.ask(16, at: .seconds(60))) != nil)
    window.giveUp(11)
    #expect(wait(window.ask(16, at: .seconds(60))) == nil)
  }

  @Test func `a request that never arrived takes no place`() {
    var window = full(5)
    _ = window.ask(11, at: .seconds(60))
    window.giveBack(mayHaveArrived: false, at: .seconds(61))
    for ticket in UInt64(12)...16 { #expect(wait(window.ask(ticket, at: .seconds(62))) == nil) }
    #expect(wait(window.ask(17, at: .seconds(62))) != nil)
  }

  @Test func `one that may have arrived does`() {
    var window = full(5)
    _ = window.ask(11, at: .seconds(60))
    window.giveBack(mayHaveArrived: true, at: .seconds(61))
    for ticket in UInt64(12)...15 { #expect(wait(window.ask(ticket, at: .seconds(62))) == nil) }
    #expect(wait(window.ask(16, at: .seconds(62))) == .seconds(59))
  }

  @Test func `without a word of a limit nothing is held up`() throws {
    var window = RateWindow()
    let place = try #require(granted(window.ask(1, at: .zero)))
    window.note(nil, reset: nil, of: place, isRefusal: false, closedFor: nil, at: .zero)
    for ticket in UInt64(2)...500 { #expect(wait(window.ask(ticket, at: .zero)) == nil) }
  }

  @Test func `what others took counts until the server says otherwise`() throws {
    var window = RateWindow()
    let place = try #require(granted(window.ask(1, at: .zero)))
    window.note(
      RateLimit(limit: 10, remaining: 2), reset: .seconds(30), of: place, isRefusal: false,
      closedFor: nil, at: .zero)
    for ticket in UInt64(2)...3 { #expect(wait(window.ask(ticket, at: .zero)) == nil) }
    #expect(wait(window.ask(4, at: .zero)) == .seconds(30))
    // From then on it is not known: a few try, and their answers tell.
    for ticket in UInt64(4)...9 { #expect(wait(window.ask(ticket, at: .seconds(30))) == nil) }
    #expect(wait(window.ask(10, at: .seconds(30))) == RateWindow.answerNap)
  }

  @Test func `after a refusal nobody is sent before the server's time`() throws {
    var window = RateWindow()
    let place = try #require(granted(window.ask(1, at: .zero)))
    window.note(
      RateLimit(limit: 10, remaining: 0), reset: .seconds(30), of: place, isRefusal: true,
      closedFor: .seconds(30), at: .zero)
    #expect(wait(window.ask(2, at: .seconds(29))) == .seconds(1))
    #expect(wait(window.ask(2, at: .seconds(30))) == nil)
  }

  @Test func `a clock that is set back by an hour holds nobody for one`() {
    var window = full(5)
    _ = window.ask(11, at: .seconds(-3600))
    #expect(wait(window.ask(11, at: .seconds(-3540))) == nil)
  }

  @Test func `nor does a refusal, or what others took`() throws {
    for isRefusal in [true, false] {
      var window = RateWindow()
      let place = try #require(granted(window.ask(1, at: .zero)))
      window.note(
        RateLimit(limit: 10, remaining: 0), reset: .seconds(30), of: place, isRefusal: isRefusal,
        closedFor: isRefusal ? .seconds(30) : nil, at: .zero)
      #expect(wait(window.ask(2, at: .seconds(-3600))) == .seconds(30))
      #expect(wait(window.ask(2, at: .seconds(-3570))) == nil)
    }
  }
}

extension RateLimit {
  /// What such header fields say.
  fileprivate init(limit: Int, remaining: Int) {
    let fields = HeaderFields([
      .init(name: "X-RateLimit-Limit", value: "\(limit)"),
      .init(name: "X-RateLimit-Remaining", value: "\(remaining)"),
    ])
    guard let read = RateLimit(fields) else { preconditionFailure("not a limit") }
    self = read
  }
}
