/// A refusal, as the API's error envelope shows it.
struct APIError: Error, Equatable {
  let status: UInt32
  /// The machine-readable code.
  let error: String
  /// What is wrong, in a few words.
  let message: String
  /// What to do about it.
  let mitigation: String
  var isRetryable = false
  /// What exactly is wrong with this request.
  let reason: String

  /// The answer that tells it.
  var answer: Answer {
    let envelope: JSONValue = [
      "status_code": .integer(Int64(status)),
      "statusCode": .integer(Int64(status)),
      "error": .string(error),
      "message": .string(message),
      "mitigation": .string(mitigation),
      "retryable": .bool(isRetryable),
      "details": ["reason": .string(reason)],
    ]
    return Answer(status: status, envelope, headers: headers)
  }

  private var headers: [Answer.Header] {
    switch status {
    case 401: [Answer.Header(name: "WWW-Authenticate", value: "Bearer")]
    case 405: [Answer.Header(name: "Allow", value: allowed)]
    default: []
    }
  }

  /// The methods that a path knows, for 405.
  var allowed = ""
}

extension APIError {
  /// The refusal that tells an error: a 500 for one that nobody foresaw.
  init(_ error: any Error) {
    switch error {
    case let error as APIError: self = error
    case let full as StateFull: self = .insufficientStorage(full)
    default: self = .internalError("\(error)")
    }
  }

  /// 400: the request is not what the endpoint documents.
  static func badRequest(_ message: String, reason: String? = nil) -> APIError {
    APIError(
      status: 400, error: "bad_request", message: message,
      mitigation: "Correct the request; repeating it unchanged gives the same answer.",
      reason: reason ?? message)
  }

  /// 400: a field that the endpoint does not know.
  static func unknownProperty(_ name: String) -> APIError {
    badRequest("property \(name) should not exist")
  }

  /// 401: no key, or another one.
  static let unauthorized = APIError(
    status: 401, error: "unauthorized", message: "Unauthorized",
    mitigation: "Send the key of this sandbox as `Authorization: Bearer <key>`.",
    reason: "The Authorization header is missing or its key is not the one of this sandbox.")

  /// 402: nothing is left of the credits.
  ///
  /// - Parameter folder: Where the state is kept; `nil` where it is not.
  static func outOfCredits(total: Int64, folder: String?) -> APIError {
    let anew = folder.map { "stop all sandboxes and remove \($0)" } ?? "start another sandbox"
    return APIError(
      status: 402, error: "out_of_credits", message: "Credit limit exceeded",
      mitigation:
        "Check your billing status and add credits to your account; in this sandbox: begin anew "
        + "(\(anew)), or serve the same state with `gridsh sandbox --credits N`.",
      reason: "All \(total) credits of the organization are consumed.")
  }

  /// 403: the request may come from a web page.
  static func forbidden(_ reason: String) -> APIError {
    APIError(
      status: 403, error: "forbidden", message: "Forbidden",
      mitigation: "Use the sandbox from a program on this machine, at its own URL.", reason: reason)
  }

  /// 404: the path, or the object that it names.
  static func notFound(
    _ message: String, reason: String, mitigation: String = "Check the identifier and the path."
  ) -> APIError {
    APIError(
      status: 404, error: "not_found", message: message, mitigation: mitigation, reason: reason)
  }

  /// 405: the path knows other methods.
  static func methodNotAllowed(_ method: String, allowed: [String]) -> APIError {
    let list = allowed.joined(separator: ", ")
    return APIError(
      status: 405, error: "method_not_allowed",
      message: "The sandbox does not take this method here",
      mitigation: "Use \(list); what the sandbox lacks needs an account.",
      reason: "This path does not answer to \(method).", allowed: list)
  }

  /// 413: a file or a body beyond the cap.
  static func payloadTooLarge(
    _ reason: String,
    mitigation: String = "Split the file, or choose a plan with a larger cap: see Knowledge upload "
      + "limits at https://developers.datagrid.com/knowledge/upload-limits."
  ) -> APIError {
    APIError(
      status: 413, error: "payload_too_large", message: "Payload Too Large",
      mitigation: mitigation, reason: reason)
  }

  /// 429: more requests than the limit lets through, in the service's own words.
  static let rateLimited = APIError(
    status: 429, error: "rate_limit_exceeded", message: "Rate limit exceeded",
    mitigation: "Implement exponential backoff and retry with delays", isRetryable: true,
    reason: "Rate limit exceeded. Please retry after the current window resets.")

  /// 500: the sandbox itself is in trouble.
  static func internalError(_ reason: String) -> APIError {
    APIError(
      status: 500, error: "internal_error", message: "Internal Server Error",
      mitigation: "Try again; if it goes on, start the sandbox anew.", isRetryable: true,
      reason: reason)
  }

  /// 507: the state has no room for an upload.
  static func insufficientStorage(_ full: StateFull) -> APIError {
    APIError(
      status: 507, error: "insufficient_storage", message: "Insufficient Storage",
      mitigation: full.remedy,
      reason: "With this upload \(full.problem).")
  }
}
