package import CommandLanguage
import DatagridAPI
import Synchronization

/// What the commands of one session share: the client, the handles, the clock.
///
/// The client is made by the first command that needs it, so that a program that asks for nothing
/// starts no sandbox and reads no key.
package final class APISession: Sendable {
  let clock: any SessionClock
  let settings: Settings
  /// What was given at the prompt.
  let history: StatementHistory
  /// See ``Surroundings/openInBrowser``.
  let openInBrowser: @Sendable (String) throws -> Bool
  /// Where the person is told of what takes long.
  let output: any Output
  let changes = KnowledgeChanges()
  /// What it remembers for its creates.
  let creations = CreationMemory()
  let requests = RequestLog()
  /// What completion knows of the objects that there are.
  let seen = SeenObjects()
  let directory = AccountDirectory()
  /// The accounts that this user has.
  let accounts: Accounts
  private let trace: RequestTrace
  private let transfers: TransferWork?
  private let random: RandomSource
  private let account: @Sendable () throws -> Account
  private let state = Mutex(State())

  fileprivate struct State: ~Copyable {
    var client: DatagridClient?
    /// Where the client's requests go.
    var account: Account?
    /// The account that `use` or `login` has chosen in the place of the session's first.
    var chosen: Account?
    var handles: [String: WeakHandle] = [:]
    /// At so many handles those are looked for that nobody holds.
    var sweepLimit = State.smallestSweep
    static let smallestSweep = 64
  }

  fileprivate struct WeakHandle {
    weak var handle: ObjectHandle?
  }

  /// - Parameters:
  ///   - surroundings: the clock, the chance and the settings of the session.
  ///   - output: where the person is told of what takes long.
  ///   - transfers: moves the client's transfers, as the ``IdleWork`` of the thread that waits for the
  ///     commands; without it the client does so on a thread of its own.
  ///   - accounts: those that `login` and `use` know.
  ///   - account: says where requests go, once; what it throws, a ``Failure`` say, is thrown by the
  ///     command that asked.
  package init(
    _ surroundings: Surroundings, output: any Output, transfers: TransferWork? = nil,
    accounts: Accounts = Accounts([:]),
    account: @escaping @Sendable () throws -> Account
  ) {
    clock = surroundings.clock
    settings = surroundings.settings
    history = surroundings.history
    openInBrowser = surroundings.openInBrowser
    random = surroundings.random
    self.output = output
    self.transfers = transfers
    self.accounts = accounts
    self.account = account
    trace = RequestTrace(surroundings, output: output)
  }

  /// The version of the client, which is the product's.
  package static var version: String { ProductVersion.number }

  /// Closes the client's connections, if there is a client.
  package func close() {
    state.withLock { $0.client.take() }?.close()
    transfers?.use(nil)
  }

  /// Sends a request, within the time that `set timeout` allows; the wait for its turn below the rate
  /// limit does not count.
  ///
  /// - Throws: ``Failure``; of the kind `timeout` when the time is over.
  func send<Body>(
    _ request: @escaping @Sendable (DatagridClient) async throws -> Answer<Body>
  ) async throws -> Answer<Body> {
    do {
      let client = try client
      let watch = RequestWatch()
      let answer =
        if let limit = Duration(settings[.timeout]) {
          try await clock.within(limit, except: { watch.paced }) {
            try await RequestWatch.$current.withValue(watch) { try await request(client) }
          }
        } else {
          try await request(client)
        }
      guard let answer else {
        throw Failure.noAnswer(
          within: settings[.timeout], mayHaveTakenEffect: watch.mayHaveTakenEffect)
      }
      return answer
    } catch {
      throw Failure.wrapping(error)
    }
  }

  /// What the service said of its rate limits; nothing where nobody has asked it for anything yet.
  var rateLimits: [RateBudget.Entry] { state.withLock { $0.client?.budget.entries } ?? [] }

  /// What the thread that runs the commands does while it waits.
  var idleWork: any IdleWork { transfers ?? IdleSleep() }

  /// The client, which the first request makes.
  ///
  /// - Throws: ``Failure`` where it cannot be said where requests go.
  var client: DatagridClient {
    get throws {
      try state.withLock { state in
        if let client = state.client { return client }
        let account = try state.chosen ?? account()
        let client = DatagridClient(
          account.configuration, in: context, wakeCaller: transfers?.waking)
        transfers?.use(client)
        state.client = client
        state.account = account
        return client
      }
    }
  }

  /// Where requests go.
  ///
  /// - Throws: ``Failure`` where that cannot be said.
  var accountInUse: Account {
    get throws {
      _ = try client
      if let account = state.withLock({ $0.account }) { return account }
      throw Failure("the session is closed", kind: "fault", category: .fault)
    }
  }

  /// The profile that the session talks as; nil for another account, and before the first request of
  /// one that nobody has chosen.
  package var profileName: String? {
    state.withLock { ($0.chosen ?? $0.account)?.profile }
  }

  /// Sends requests as another account from now on, and forgets what the old one's were about.
  func replaceClient(for account: Account) {
    let former = state.withLock { state in
      (state.chosen, state.account) = (account, nil)
      state.handles = [:]
      return state.client.take()
    }
    seen.forgetAll()
    directory.forget()
    transfers?.use(nil)
    former?.close()
  }

  var context: ClientContext {
    ClientContext(
      now: { [clock] in clock.now },
      sleep: { [clock] in
        if Self.isForTyping { throw CancellationError() }
        try await clock.sleep(for: $0)
      },
      random: { [random] in random.next() },
      limits: { [settings] in Self.isForTyping ? .none : RequestLimits(settings) },
      admits: { [requests] in Self.isForTyping || requests.admits($0) },
      observe: { [output, trace] event in
        if Self.isForTyping { return }
        trace.show(event)
        switch event {
        case .waiting(let wait): if let notice = wait.notice { output.notice(notice) }
        case .adopted(let label, let id):
          output.notice(
            "the answer to the create of \(label) was lost; found \(id) instead of creating it again"
          )
        case .answered, .sending, .received, .failed: break
        }
      })
  }

  /// The session's one handle for a knowledge that an answer is about, refreshed by it.
  ///
  /// - Parameter began: when the request began that was answered.
  func handle(for knowledge: Knowledge, began: ContinuousClock.Instant) -> ObjectHandle {
    handle(.knowledge, knowledge.id, knowledge.json, began: began)
  }

  /// The session's handle for an object that an answer was about, as long as a program holds it.
  func handle(_ kind: ObjectKind, _ id: String) -> ObjectHandle? {
    state.withLock { $0.handles["\(kind.name) \(id)"]?.handle }
  }

  /// The session's one handle for an object of a kind that an answer is about, refreshed by it.
  func handle(
    _ kind: ObjectKind, _ id: String, _ json: JSONObject, began: ContinuousClock.Instant
  ) -> ObjectHandle {
    let record = Record(json: json)
    let answered = clock.now
    seen.note(kind, id, record)
    let key = "\(kind.name) \(id)"
    return state.withLock { state in
      if let known = state.handles[key]?.handle {
        known.refresh(with: record, requested: began, answered: answered)
        return known
      }
      let handle = ObjectHandle(
        kind: kind, id: id, record: record, requested: began, answered: answered)
      state.sweep()
      state.handles[key] = WeakHandle(handle: handle)
      return handle
    }
  }
}

extension APISession.State {
  /// Forgets the handles that no program holds any more, each time their number has doubled.
  fileprivate mutating func sweep() {
    guard handles.count >= sweepLimit else { return }
    handles = handles.filter { $0.value.handle != nil }
    sweepLimit = max(Self.smallestSweep, handles.count * 2)
  }
}
