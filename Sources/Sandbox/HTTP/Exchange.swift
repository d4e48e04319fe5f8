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
    case refused(APIError)
    case receiving(any Endpoint, [String: String], MultipartUpload?)
  }

  private let target: String
  private let service: HTTPService
  private var state = State.arrived
  private var received: Int64 = 0
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
    do throws(APIError) {
      try service.admission.check(head)
      let (endpoint, parameters) = try service.router.route(head)
      var upload: MultipartUpload?
      if let rules = endpoint.form {
        if let length = head.contentLength, length > rules.bodyCap {
          throw .payloadTooLarge("A body of \(length) bytes cannot hold files within the cap.")
        }
        let directory = service.directory
        let reception = FormReception(rules: rules) { () throws(SandboxError) in
          try directory.stage()
        }
        upload = try MultipartUpload(head, connection: connection, reception: reception)
      }
      state = .receiving(endpoint, parameters, upload)
      return .goOn
    } catch {
      state = .refused(error)
      // libmicrohttpd closes a connection whose answer comes this early, and a client that is still
      // sending would lose the answer with it: only one that waits for leave is told at once.
      let isEarly = head.expectsContinue || (head.contentLength ?? 0) > Self.drainCap
      return isEarly ? .answer(error.answer) : .goOn
    }
  }

  /// Takes some bytes of the body.
  func take(_ bytes: UnsafeRawBufferPointer) -> Step {
    received += Int64(bytes.count)
    var isDraining = true
    if case .receiving(let endpoint, _, let upload?) = state {
      if let rules = endpoint.form, received > rules.bodyCap {
        upload.refuse(.payloadTooLarge("The body is longer than files within the cap can be."))
      }
      isDraining = upload.isDraining
      upload.take(bytes)
    }
    if isDraining { drained += Int64(bytes.count) }
    return drained > Self.drainCap ? .hangUp : .goOn
  }

  /// Takes the end of the request, and answers it.
  func finish() -> Step {
    switch state {
    case .arrived: return .hangUp
    case .refused(let error): return .answer(error.answer)
    case .receiving(let endpoint, let parameters, let upload):
      do {
        let form = try upload?.finish()
        return .answer(try endpoint.answer(Request(parameters: parameters, form: form)))
      } catch let error as APIError {
        return .answer(error.answer)
      } catch {
        return .answer(APIError.internalError("\(error)").answer)
      }
    }
  }
}
