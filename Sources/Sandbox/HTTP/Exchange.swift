/// One request on its way in, and the decision on its answer.
///
/// libmicrohttpd calls for one exchange from one thread at a time.
final class Exchange {
  /// What happens next on the connection.
  enum Step {
    /// More of the request is to come.
    case goOn
    case answer(Answer)
    /// The connection is closed without an answer.
    case hangUp
  }

  /// The bytes of a refused body that are read for the sake of its answer; a client that sends more
  /// finds the connection closed.
  static let drainCap: Int64 = 1 << 30

  private enum State {
    case arrived
    case refused(Answer)
    case receiving(any Endpoint, [String: String], (any BodyReader)?)
    case hungUp
  }

  private let target: String
  private let service: HTTPService
  private var state = State.arrived
  private var query: String?
  /// What the rate limit has said about this request, for every answer to it.
  private var verdict: RateLimiter.Verdict?
  private var drained: Int64 = 0

  /// - Parameter target: The request's target, as it was sent.
  init(target: String, service: HTTPService) {
    self.target = target
    self.service = service
  }

  /// Whether the head of the request has been looked at.
  var hasBegun: Bool {
    if case .arrived = state { return false }
    return true
  }

  /// Takes the head of the request, before its body.
  func begin(method: String, connection: OpaquePointer?) -> Step {
    let head = RequestHead(method: method, target: target, connection: connection)
    do {
      let (endpoint, parameters) = try admit(head)
      query = head.query
      let reader = try reader(endpoint.body, head, connection)
      try endpoint.admit(head)
      state = .receiving(endpoint, parameters, reader)
      return .goOn
    } catch {
      guard let refusal = answer(to: error) else {
        state = .hungUp
        return .hangUp
      }
      state = .refused(refusal)
      // libmicrohttpd closes a connection whose answer comes this early, and a client that is still
      // sending would lose the answer with it: only one that waits for leave is told at once.
      let isEarly = head.expectsContinue || (head.contentLength ?? 0) > Self.drainCap
      return isEarly ? .answer(refusal) : .goOn
    }
  }

  /// Takes some bytes of the body.
  func take(_ bytes: UnsafeRawBufferPointer) -> Step {
    var isDraining = true
    if case .receiving(_, _, let reader?) = state {
      isDraining = reader.isDraining
      reader.take(bytes)
    }
    if isDraining { drained += Int64(bytes.count) }
    return drained > Self.drainCap ? .hangUp : .goOn
  }

  /// Takes the end of the request, and answers it.
  func finish() -> Step {
    switch state {
    case .arrived, .hungUp: return .hangUp
    case .refused(let refusal): return .answer(refusal)
    case .receiving(let endpoint, let parameters, let reader):
      do {
        let body = try reader?.finish() ?? .ignored
        let answer = try endpoint.answer(
          Request(parameters: parameters, query: query, body: body))
        return .answer(counted(answer))
      } catch {
        return answer(to: error).map(Step.answer) ?? .hangUp
      }
    }
  }

  /// Checks who asks, for what, and how often.
  private func admit(_ head: RequestHead) throws -> (any Endpoint, [String: String]) {
    try service.admission.checkSource(head)
    let route = Result { () throws(APIError) in try service.router.route(head) }
    if case .success((let endpoint, _)) = route, endpoint.access == .anyone {
      return try route.get()
    }
    // What there is at a path is told to those who know the key.
    try service.admission.checkKey(head)
    let (endpoint, parameters) = try route.get()
    if let limiter = service.limiter {
      let verdict = limiter.count("\(endpoint.method) \(endpoint.path)")
      self.verdict = verdict
      guard verdict.isAllowed else { throw APIError.rateLimited }
    }
    return (endpoint, parameters)
  }

  private func reader(
    _ rules: BodyRules, _ head: RequestHead, _ connection: OpaquePointer?
  ) throws(APIError) -> (any BodyReader)? {
    switch rules {
    case .ignored: return nil
    case .json(let cap): return try JSONUpload(head, cap: cap)
    case .form(let rules):
      let services = service.services
      let reception = FormReception(rules: rules) { () throws(SandboxError) in
        try services.directory.stage(within: services.store.space)
      }
      return try MultipartUpload(head, connection: connection, reception: reception)
    }
  }

  /// The answer that tells an error; `nil` where the server stops, and has none to give.
  private func answer(to error: any Error) -> Answer? {
    error is Ingester.Stopping ? nil : counted(APIError(error).answer)
  }

  private func counted(_ answer: Answer) -> Answer {
    var answer = answer
    answer.headers += verdict?.headers ?? []
    return answer
  }
}
