/// A run-time error of a program.
package struct Failure: Error, Sendable {
  /// What a failure means for the exit code of a run.
  package enum Category: Int32, CaseIterable, Sendable {
    /// A command failed: the API said no, or an error of the script's own.
    case command = 1
    /// Wrong usage, or a program that does not parse or check.
    case usage = 2
    /// An `expect` did not hold.
    case expectation = 3
    case timeout = 4
    /// A knowledge ended failed or incomplete.
    case processing = 5
    /// Network, TLS, a broken answer.
    case network = 6
    /// No key, or the key was refused.
    case authentication = 7
    /// Out of credits or rate limited.
    case limit = 8
    /// A fault in gridsh itself.
    case fault = 70
  }

  /// What it means for the exit code.
  package var category: Category
  /// The error's name for programs: `wrong_kind`, `not_found`, `timeout`.
  package var kind: String
  /// What is wrong, as "X must be Y, but is Z" where that fits.
  package var message: String
  /// What to do about it.
  package var hint: String?
  /// Where it happened; the evaluator adds it to what a command throws.
  package var site: Site?
  /// The HTTP status, where an answer said no.
  package var status: Int?
  /// What the API calls it, where an answer said so.
  package var code: String?
  /// Whether the same could succeed later.
  package var isRetryable: Bool
  /// How long the service asks to wait before the same is tried again, in nanoseconds, where it says so.
  package var retryAfter: Int64?
  /// What a command had made until it failed; null where that is nothing.
  package var made: Value
  /// What the service calls this very request, for its support.
  package var requestID: String?

  /// Describes an error; what a command throws gets its ``site`` from the evaluator.
  package init(
    _ message: String, kind: String, category: Category = .command, hint: String? = nil,
    status: Int? = nil, code: String? = nil, requestID: String? = nil, isRetryable: Bool = false,
    retryAfter: Int64? = nil, made: Value = .null, site: Site? = nil
  ) {
    self.message = message
    self.kind = kind
    self.category = category
    self.hint = hint
    self.status = status
    self.code = code
    self.isRetryable = isRetryable
    self.retryAfter = retryAfter
    self.made = made
    self.requestID = requestID
    self.site = site
  }
}

extension Failure {
  /// The fields of ``record``.
  static let fields = [
    FieldSpec("kind", "What programs call the error: `timeout`, `not_found`."),
    FieldSpec("status", "The HTTP status; null where no answer said no."),
    FieldSpec("code", "What the API calls it; null where it has no name for it."),
    FieldSpec("message", "What is wrong, for people."),
    FieldSpec("retryable", "Whether the same could succeed later."),
    FieldSpec(
      "retry_after", "How long the service asks to wait first; null where it does not say."),
    FieldSpec("request_id", "What the service calls the request; null where it has no name."),
    FieldSpec("made", "What a command had made until it failed; null where that is nothing."),
  ]

  /// The error as `catch e` gives it to a program.
  var record: Record {
    Record([
      ("kind", .text(kind)), ("status", status.map { .integer(Int64($0)) } ?? .null),
      ("code", code.map(Value.text) ?? .null), ("message", .text(message)),
      ("retryable", .boolean(isRetryable)),
      ("retry_after", retryAfter.map(Value.duration) ?? .null),
      ("request_id", requestID.map(Value.text) ?? .null),
      ("made", made),
    ])
  }
}

/// What ends a run without being an error that a program could catch.
package enum Ending: Error, Equatable, Sendable {
  /// Ctrl-C.
  case interrupted
  /// SIGTERM or SIGHUP.
  case terminated
  /// `exit N`.
  case exit(Int32)
  /// The reader of standard output closed it.
  case outputClosed

  /// 128 and the signal's number, as shells count.
  package var exitCode: Int32 {
    switch self {
    case .interrupted: 130
    case .terminated: 143
    case .exit(let code): code
    case .outputClosed: 141
    }
  }
}
