import CommandLanguage
import DatagridAPI
import Synchronization

/// What the commands of one session share: the client, the handles, the clock.
///
/// The client is made by the first command that needs it, so that a program that asks for nothing
/// starts no sandbox and reads no key.
package final class APISession: Sendable {
  /// Waits between polls; virtual in tests.
  let clock: any Clock<Duration>
  private let account: @Sendable () throws -> Account
  private let state = Mutex(State())

  private struct State: ~Copyable {
    var client: DatagridClient?
    var handles: [String: WeakHandle] = [:]
  }

  private struct WeakHandle {
    weak var handle: ObjectHandle?
  }

  /// - Parameter account: says where requests go, once; what it throws, a ``Failure`` say, is thrown by
  ///   the command that asked.
  package init(
    clock: any Clock<Duration> = ContinuousClock(),
    account: @escaping @Sendable () throws -> Account
  ) {
    self.clock = clock
    self.account = account
  }

  /// The version of the client, which is the product's.
  package static var version: String { ProductVersion.number }

  var client: DatagridClient {
    get throws {
      try state.withLock { state in
        if let client = state.client { return client }
        let client = DatagridClient(try account().configuration)
        state.client = client
        return client
      }
    }
  }

  /// Closes the client's connections, if there is a client.
  package func close() {
    state.withLock { $0.client.take() }?.close()
  }

  /// The session's one handle for the knowledge that an answer is about, refreshed by it.
  func handle(for answer: Answer<Knowledge>) -> ObjectHandle {
    let record = Record(json: answer.body.json)
    return state.withLock { state in
      if let known = state.handles[answer.body.id]?.handle {
        known.refresh(with: record, requested: answer.began)
        return known
      }
      let handle = ObjectHandle(
        kind: .knowledge, id: answer.body.id, record: record, requested: answer.began)
      state.handles = state.handles.filter { $0.value.handle != nil }
      state.handles[answer.body.id] = WeakHandle(handle: handle)
      return handle
    }
  }

  /// Retrieves a knowledge, by handle or id.
  func retrieve(_ reference: Value) async throws -> ObjectHandle {
    handle(for: try await retrieveAnswer(reference))
  }

  /// The answer itself, for callers that look at what it says now.
  func retrieveAnswer(_ reference: Value) async throws -> Answer<Knowledge> {
    do {
      return try await client.retrieveKnowledge(reference.text)
    } catch let error as APIError where error.kind == .notFound {
      throw Failure.noKnowledge(reference.text, error)
    } catch {
      throw Failure.wrapping(error)
    }
  }
}
