internal import Synchronization

/// The client of the Datagrid Knowledge API.
///
/// Requests may run at the same time, and share their connections. One that failed is sent again where
/// that may help and cannot do harm, as ``RetryPolicy`` decides.
package final class DatagridClient: Sendable {
  /// The largest body of an answer that is read, in bytes: 16 MiB.
  package static let maximumAnswerBytes = JSON.maximumBytes

  /// Where requests go, and as whom.
  package let configuration: ClientConfiguration
  let context: ClientContext
  let timeouts: Timeouts
  /// What the server's answers say of its rate limits; requests wait for it.
  package let budget = RateBudget()
  let creations = CreationRegister()
  private let transport: Transport
  private let latestServerTime = Mutex<ServerTime?>(nil)
  /// The number of the last request.
  private let lastNumber = Atomic(0)

  /// Costs nothing: libcurl starts with the first request.
  ///
  /// - Parameter wakeCaller: tells the thread that calls ``turn()`` to do so; called from any other.
  ///   Without it the client moves its transfers on a thread of its own.
  package convenience init(
    _ configuration: ClientConfiguration, in context: ClientContext,
    wakeCaller: (@Sendable () -> Void)? = nil
  ) {
    self.init(configuration, in: context, timeouts: Timeouts(), wakeCaller: wakeCaller)
  }

  init(
    _ configuration: ClientConfiguration, in context: ClientContext, timeouts: Timeouts,
    wakeCaller: (@Sendable () -> Void)? = nil
  ) {
    self.configuration = configuration
    self.context = context
    self.timeouts = timeouts
    transport = Transport(configuration, timeouts: timeouts, wakeCaller: wakeCaller)
  }

  deinit { transport.close() }

  /// Moves the requests that are under way on, and waits for their answers where there is nothing else
  /// to do; for one thread at a time, which has asked for that with `wakeCaller`.
  ///
  /// It returns when any request has ended, after something has come, and after ``wake()``.
  /// - Returns: false, at once, when no request is under way.
  package func turn() -> Bool { transport.turn() }

  /// Ends the present ``turn()``; from any thread.
  package func wake() { transport.wake() }

  /// Ends all requests with `CancellationError` and closes the connections.
  ///
  /// Call it before the process exits. It takes a millisecond or two, and at most a quarter of a
  /// second. Later requests throw ``RequestError/closed``; closing twice is no fault.
  package func close() {
    transport.close()
  }

  /// Sends a request once, as soon as its rate limit lets it, and reads its answer as the object that
  /// it should be.
  /// - Parameters:
  ///   - mayBeDone: whether an earlier try of it may have been carried out.
  ///   - attempt: the number of the try, from 1.
  ///   - sending: called when it goes out now, after all waits.
  func sendOnce<Body: Sendable>(
    _ request: Request, mayBeDone: Bool = false, attempt: Int = 1,
    reading read: (JSON) throws(AnswerError.Problem) -> Body, sending: () -> Void = {}
  ) async throws -> Answer<Body> {
    let description = RequestDescription(request, configuration)
    guard context.admits(description) else { throw PreviewedRequest(request: description) }
    let raw = try await deliver(request, description, attempt: attempt, sending)
    context.observe(.answered(endpoint: request.endpointName, headers: raw.headers))
    let reader = AnswerReader(configuration: configuration)
    let answer = try reader.read(mayBeDone ? raw.ofRepetition(request) : raw, as: read)
    if let named = answer.body as? any KnowledgeNaming {
      creations.note(named.knowledgeIDs, at: context.moment)
    }
    return answer
  }

  /// What the server's clock showed last.
  var serverClock: ServerTime? { latestServerTime.withLock { $0 } }

  /// The time by the server's clock, or a little less, since 1970; nil while no answer has told it.
  package var serverTime: Duration? { serverClock?.atLeast(context.moment) }

  /// Waits until the rate limit lets the request go, and tells the budget what came of it.
  private func deliver(
    _ request: Request, _ description: RequestDescription, attempt: Int, _ sending: () -> Void
  ) async throws -> RawAnswer {
    let place = try await budget.place(for: request.endpointName, in: context)
    sending()
    do {
      let raw = try await exchange(request, description, attempt: attempt)
      budget.note(raw, of: place, in: context)
      if let date = HTTPDate.read(raw.headers["date"]) {
        latestServerTime.withLock { $0 = ServerTime(date: date, read: context.moment) }
      }
      return raw
    } catch {
      budget.giveBack(place, after: error, in: context)
      throw error
    }
  }

  /// Hands a request to the transport, and tells those who watch what goes and what comes.
  private func exchange(
    _ request: Request, _ description: RequestDescription, attempt: Int
  ) async throws -> RawAnswer {
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    context.observe(.sending(description, number: number, attempt: attempt))
    RequestWatch.current?.noteSending(request)
    do {
      let raw = try await transport.send(request)
      context.observe(.received(AnswerDescription(raw, key: configuration.key), number: number))
      return raw
    } catch {
      context.observe(.failed(error, number: number))
      throw error
    }
  }
}

extension Request {
  /// The endpoint with its method, as a rate limit counts.
  var endpointName: String { "\(method.rawValue) \(endpoint)" }
}

extension RawAnswer {
  /// What the answer to a repetition means: what an earlier try deleted is not found any more.
  fileprivate func ofRepetition(_ request: Request) -> RawAnswer {
    guard request.method == .delete, status == 404 else { return self }
    return RawAnswer(
      status: 204, headers: headers, body: [], began: began,
      mayHaveTakenEffect: mayHaveTakenEffect)
  }
}
