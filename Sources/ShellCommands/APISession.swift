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
  let limits = RateLimits()
  private let account: @Sendable () throws -> Account
  private let state = Mutex(State())

  fileprivate struct State: ~Copyable {
    var client: DatagridClient?
    var handles: [String: WeakHandle] = [:]
    /// At so many handles those are looked for that nobody holds.
    var sweepLimit = State.smallestSweep
    static let smallestSweep = 64
  }

  fileprivate struct WeakHandle {
    weak var handle: ObjectHandle?
  }

  /// - Parameters:
  ///   - surroundings: the clock and the settings of the session.
  ///   - account: says where requests go, once; what it throws, a ``Failure`` say, is thrown by the
  ///     command that asked.
  package init(
    _ surroundings: Surroundings, account: @escaping @Sendable () throws -> Account
  ) {
    clock = surroundings.clock
    settings = surroundings.settings
    self.account = account
  }

  /// The version of the client, which is the product's.
  package static var version: String { ProductVersion.number }

  /// Closes the client's connections, if there is a client.
  package func close() {
    state.withLock { $0.client.take() }?.close()
  }

  /// Sends a request, within the time that `set timeout` allows, and notes what its answer says of the
  /// rate limit.
  ///
  /// - Parameter endpoint: the method and the path with its parameters in braces, as the API pages
  ///   name it.
  /// - Throws: ``Failure``; of the kind `timeout` when the time is over.
  func send<Body>(
    _ endpoint: String,
    _ request: @escaping @Sendable (DatagridClient) async throws -> Answer<Body>
  ) async throws -> Answer<Body> {
    do {
      let client = try client
      let answer =
        if case .duration(let limit) = settings[.timeout] {
          try await clock.within(.nanoseconds(limit)) { try await request(client) }
        } else {
          try await request(client)
        }
      guard let answer else { throw Failure.noAnswer(within: settings[.timeout]) }
      limits.note(answer.headers, of: endpoint)
      return answer
    } catch {
      if let error = error as? APIError { limits.note(error.headers, of: endpoint) }
      throw Failure.wrapping(error)
    }
  }

  private var client: DatagridClient {
    get throws {
      try state.withLock { state in
        if let client = state.client { return client }
        let client = DatagridClient(try account().configuration)
        state.client = client
        return client
      }
    }
  }

  /// The session's one handle for a knowledge that an answer is about, refreshed by it.
  ///
  /// - Parameter began: when the request began that was answered.
  func handle(for knowledge: Knowledge, began: ContinuousClock.Instant) -> ObjectHandle {
    let record = Record(json: knowledge.json)
    let answered = clock.now
    return state.withLock { state in
      if let known = state.handles[knowledge.id]?.handle {
        known.refresh(with: record, requested: began, answered: answered)
        return known
      }
      let handle = ObjectHandle(
        kind: .knowledge, id: knowledge.id, record: record, requested: began, answered: answered)
      state.sweep()
      state.handles[knowledge.id] = WeakHandle(handle: handle)
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
