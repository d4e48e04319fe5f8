import CommandLanguage
import DatagridAPI
import Ledger

extension Failure {
  /// What the client throws, as a program's error; cancellations and failures pass through.
  static func wrapping(_ error: any Error) -> any Error {
    switch error {
    case let error as APIError: Failure(error)
    case let error as ConnectionError:
      Failure(
        error.message, kind: error.isTimeout ? "timeout" : "connection_failed",
        category: .network, hint: error.attempts.hint, isRetryable: error.isTransient)
    case let error as AnswerError:
      Failure(
        error.message, kind: "broken_answer", category: .network,
        hint: error.attempts.hint, status: error.status, requestID: error.requestID,
        isRetryable: error.isTransient)
    case let error as AmbiguousCreation:
      Failure(
        error.message, kind: "may_have_been_created", category: .network,
        hint: "look with `list --name \(error.name.inQuotes)` before you create it again")
    case let error as FileError: Failure(error.message, kind: "unreadable_file")
    case is PreviewedRequest: Failure("the request was only to be looked at", kind: "dry_run")
    case let error as RequestError: Failure(error.message, kind: "wrong_argument")
    case let error as LedgerError: Failure(error)
    case let error as ConfigurationError:
      Failure(error.message, kind: "wrong_configuration", category: .usage)
    default: error
    }
  }

  init(_ error: APIError) {
    let reason = error.body.reason.flatMap { error.message.contains($0) ? nil : $0 }
    self.init(
      error.message, kind: error.code ?? error.kindName, category: error.category,
      hint: error.attempts.hint ?? reason,
      status: error.status, code: error.code, requestID: error.requestID,
      isRetryable: error.retryable ?? error.isTransient,
      retryAfter: error.retryAfter?.nanoseconds)
  }

  /// Whether it would come for all that is still to be done, too.
  var endsAll: Bool {
    category == .authentication || status == 402
      || ["connection_failed", "ledger_failed", "wrong_configuration", "fault"].contains(kind)
  }

  /// A 404 about an object of a kind: the service's sentence does not say which.
  ///
  /// Of a path that it does not know the service says so; then it is not the object that is missing.
  static func missing(_ noun: String, _ id: String, _ refusal: Failure) -> Failure {
    var failure = refusal
    if let reason = refusal.hint, !reason.contains(id) || reason.contains("/\(id)/") {
      failure.hint = "\(reason) Check DATAGRID_BASE_URL."
    } else {
      failure.message = "there is no \(noun) \(id), or the key may not see it (404)"
      failure.hint = "check the id and the teamspace"
    }
    return failure
  }

  /// A request that took longer than `set timeout` allows.
  static func noAnswer(within limit: Value, mayHaveTakenEffect: Bool) -> Failure {
    Failure(
      "no answer within \(limit.text), which `set timeout` allows", kind: "timeout",
      category: .network,
      hint: mayHaveTakenEffect
        ? "the service may have carried it out: look before you repeat it"
        : "`set timeout off` lets it take as long as it takes",
      isRetryable: !mayHaveTakenEffect)
  }
}

extension String {
  /// As a text of the language stands in a program.
  fileprivate var inQuotes: String {
    reduce(into: "\"") { text, character in
      if "\"\\$".contains(character) { text.append("\\") }
      text.append(character)
    } + "\""
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
  /// Whether a connection stood, and too long nothing came of it. That none came to stand in its time is
  /// no connection, which all that is still to be done would meet too.
  fileprivate var isTimeout: Bool { if case .silence = problem { true } else { false } }
}

extension Attempts {
  /// Which setting ended them, for those that a setting did end.
  fileprivate var hint: String? {
    switch end {
    case .waitTooLong(let asked, _):
      "`set max-wait \(Value.duration(asked.nanoseconds).text)` lets it wait that long"
    case .outOfTime: "`set timeout` is what it may take in all"
    case .lasting, .unsettled, .exhausted: nil
    }
  }
}
