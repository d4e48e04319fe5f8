import CommandLanguage
import DatagridAPI

extension Failure {
  /// What the client throws, as a program's error; cancellations and failures pass through.
  static func wrapping(_ error: any Error) -> any Error {
    switch error {
    case let error as APIError: Failure(error)
    case let error as ConnectionError:
      Failure(
        error.message, kind: error.isTimeout ? "timeout" : "connection_failed",
        category: .network, isRetryable: true)
    case let error as AnswerError:
      Failure(
        error.message, kind: "broken_answer", category: .network, status: error.status,
        requestID: error.requestID)
    case let error as FileError: Failure(error.message, kind: "unreadable_file")
    case let error as RequestError: Failure(error.message, kind: "wrong_argument")
    case let error as ConfigurationError:
      Failure(error.message, kind: "wrong_configuration", category: .usage)
    default: error
    }
  }

  init(_ error: APIError) {
    let reason = error.body.reason.flatMap { error.message.contains($0) ? nil : $0 }
    self.init(
      error.message, kind: error.code ?? error.kindName, category: error.category, hint: reason,
      status: error.status, code: error.code, requestID: error.requestID,
      isRetryable: error.retryable ?? error.mayPass)
  }

  /// A 404 about a knowledge: the service's sentence does not say which.
  static func noKnowledge(_ id: String, _ refusal: Failure) -> Failure {
    var failure = refusal
    failure.message = "there is no knowledge \(id), or the key may not see it (404)"
    // Of a wrong address the service says so; of a wrong id only what stands here already.
    let reason = refusal.hint.flatMap { $0.contains(id) ? nil : $0 }
    failure.hint =
      reason.map { "\($0) Check DATAGRID_BASE_URL." } ?? "check the id and the teamspace"
    return failure
  }

  /// A request that took longer than `set timeout` allows.
  static func noAnswer(within limit: Value) -> Failure {
    Failure(
      "no answer within \(limit.text), which `set timeout` allows", kind: "timeout",
      category: .network, hint: "the service may have carried it out: look before you repeat it")
  }
}

extension APIError {
  fileprivate var category: Failure.Category {
    switch kind {
    case .unauthorized, .forbidden: .authentication
    case .outOfCredits, .rateLimited: .limit
    case .badRequest, .notFound, .conflict, .payloadTooLarge, .server, .other: .command
    }
  }

  /// Whether a refusal of its kind may be gone later, for answers that do not say.
  fileprivate var mayPass: Bool {
    switch kind {
    case .rateLimited, .server: true
    case .badRequest, .unauthorized, .outOfCredits, .forbidden, .notFound, .conflict,
      .payloadTooLarge, .other:
      false
    }
  }

  /// The name of the status, for answers that bring no code of their own.
  fileprivate var kindName: String {
    switch kind {
    case .badRequest: "bad_request"
    case .unauthorized: "unauthorized"
    case .outOfCredits: "out_of_credits"
    case .forbidden: "forbidden"
    case .notFound: "not_found"
    case .conflict: "conflict"
    case .payloadTooLarge: "payload_too_large"
    case .rateLimited: "rate_limit_exceeded"
    case .server: "server_error"
    case .other: "http_error"
    }
  }
}

extension ConnectionError {
  fileprivate var isTimeout: Bool {
    switch problem {
    case .connectTimeout, .silence: true
    default: false
    }
  }
}
