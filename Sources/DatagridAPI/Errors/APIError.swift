/// An answer of the API that says no.
package struct APIError: Error, Sendable, Hashable {
  /// What the status means.
  package enum Kind: Sendable, Hashable {
    /// 400: the server doesn't understand the request.
    case badRequest
    /// 401: the key is not valid.
    case unauthorized
    /// 402: there are not enough credits.
    case outOfCredits
    /// 403: the key may not do this.
    case forbidden
    /// 404: there is no such thing, or the key may not see it.
    case notFound
    /// 409: the state of the thing forbids it.
    case conflict
    /// 413: a file is larger than the plan allows.
    case payloadTooLarge
    /// 429: there were too many requests.
    case rateLimited
    /// 500 to 599: the server failed.
    case server
    /// Another status.
    case other
  }

  /// The HTTP status: 400 or more.
  package let status: Int
  /// The header fields of the answer.
  package let headers: HeaderFields
  /// What the body said.
  package let body: ErrorBody
  /// How long the server asks to wait, or nil when it doesn't say.
  package let retryAfter: Duration?
  /// True when the request would change something and the server failed, or lost patience (408), after
  /// it had all of it: whether it was carried out cannot be known from here.
  package let mayHaveTakenEffect: Bool
  /// How often it was tried.
  package var attempts = Attempts()

  /// What the status means.
  package var kind: Kind {
    switch status {
    case 400: .badRequest
    case 401: .unauthorized
    case 402: .outOfCredits
    case 403: .forbidden
    case 404: .notFound
    case 409: .conflict
    case 413: .payloadTooLarge
    case 429: .rateLimited
    case 500...599: .server
    default: .other
    }
  }

  /// The server's code for the error, such as `rate_limit_exceeded`, or nil.
  package var code: String? { body.code }
  /// The server's own words, or nil.
  package var serverMessage: String? { body.message }
  /// What the server proposes to do, or nil.
  package var mitigation: String? { body.mitigation }
  /// Whether the server says that a repetition may help, or nil when it doesn't say.
  package var retryable: Bool? { body.retryable }
  /// The name that the server gave to the request, to quote to its people, or nil.
  package var requestID: String? { headers.requestID }
}

extension APIError {
  /// What happened and what to do, for people, with the server's words where it had any.
  package var message: String {
    let headline = body.message.map { "\(summary) (\(status)): \($0)" } ?? "\(summary) (\(status))"
    return ErrorText.joined(
      ErrorText.sentence(headline), ErrorText.sentence(advice),
      attempts.sentences(mayHaveTakenEffect: mayHaveTakenEffect))
  }

  private var summary: String {
    switch kind {
    case .badRequest: "The server does not accept the request"
    case .unauthorized: "The server does not accept the API key"
    case .outOfCredits: "There are not enough credits"
    case .forbidden: "The API key may not do this"
    case .notFound: "There is no such thing, or the API key may not see it"
    case .conflict: "The state of things forbids this"
    case .payloadTooLarge: "A file is larger than the plan allows"
    case .rateLimited: "Too many requests"
    case .server: "The server failed"
    case .other: "The server refused the request"
    }
  }

  /// The server's own, but for a time to wait, which says more than "retry with delays".
  private var advice: String {
    if kind == .rateLimited, let retryAfter {
      return "Try again in \(ErrorText.seconds(retryAfter))"
    }
    if let mitigation = body.mitigation { return mitigation }
    return switch kind {
    case .unauthorized: "Check DATAGRID_API_KEY"
    case .outOfCredits: "Check the billing status and add credits to the account"
    case .notFound: "Check the id and the teamspace"
    case .payloadTooLarge: "Send a smaller file, or see the upload limits of the plan"
    case .rateLimited: "Wait a moment and try again"
    case .server: "Try again later"
    case .badRequest, .forbidden, .conflict, .other: ""
    }
  }
}

extension APIError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
