/// What came of one try, as far as a decision about another one needs it.
struct FailedAttempt: Sendable, Hashable {
  /// Whether the same request may succeed later, by the kind of the failure.
  var isTransient: Bool
  /// Whether the server refused it for the number of requests.
  var isRateLimited = false
  /// How long the server asks to wait, or nil.
  var askedWait: Duration?
  /// What the server says of a repetition in `x-should-retry`, or nil.
  var instruction: Bool?
  /// Whether it may have been carried out, and twice would not be the same as once.
  var mayHaveTakenEffect = false
  /// Whether the server may have got the request at all.
  var mayHaveArrived = true
  /// Whether the server said that it did nothing.
  var wasRefused = false
}

extension FailedAttempt {
  /// Reads what a try threw; nil for what no repetition helps: files, arguments, cancellation.
  init?(_ error: any Error) {
    switch error {
    case let error as ConnectionError:
      self.init(
        isTransient: error.isTransient, mayHaveTakenEffect: error.mayHaveTakenEffect,
        mayHaveArrived: error.mayHaveArrived)
    case let error as AnswerError:
      self.init(isTransient: error.isTransient, mayHaveTakenEffect: error.mayHaveTakenEffect)
    case let error as APIError:
      self.init(
        isTransient: error.isTransient, isRateLimited: error.kind == .rateLimited,
        askedWait: error.retryAfter.flatMap { $0 > .zero ? $0 : nil },
        instruction: error.retryInstruction, mayHaveTakenEffect: error.mayHaveTakenEffect,
        wasRefused: error.status < 500 && error.status != 408)
    default: return nil
    }
  }
}

extension ConnectionError {
  /// Whether the same request may succeed later.
  ///
  /// A name that was not found counts: resolvers fail for moments, and a misspelt one costs a second
  /// and a half. A certificate that is not trusted stays so.
  package var isTransient: Bool {
    switch problem {
    case .unknownHost, .refused, .unreachable, .tls, .lost, .connectTimeout, .silence, .proxy: true
    case .proxyRefusal(_, let status): status >= 500
    case .certificate, .certificateDates, .certificateName, .certificateFile, .other: false
    }
  }

  /// Whether a part of the request may have reached the server.
  fileprivate var mayHaveArrived: Bool {
    switch problem {
    case .lost, .silence, .other: true
    case .unknownHost, .refused, .unreachable, .tls, .certificate, .certificateDates,
      .certificateName, .certificateFile, .connectTimeout, .proxy, .proxyRefusal:
      false
    }
  }
}

extension AnswerError {
  /// Whether the same request may succeed later: when its answer broke off or came too slowly, which
  /// is the network's doing; anything else that is not the API's would come again.
  package var isTransient: Bool { problem == .cut || problem == .tooSlow }
}

extension APIError {
  /// Whether the same request may succeed later, by its status: 408, 409, 429, and 500 or more.
  package var isTransient: Bool { [408, 409, 429].contains(status) || status >= 500 }

  /// What the server says of a repetition in `x-should-retry`, or nil.
  fileprivate var retryInstruction: Bool? {
    switch headers["x-should-retry"] {
    case "true": true
    case "false": false
    default: nil
    }
  }
}
