/// A successful answer: what was asked for, and what came with it.
package struct Answer<Body: Sendable>: Sendable {
  /// What was asked for.
  package let body: Body
  /// When the request that was answered began.
  package let began: ContinuousClock.Instant
  /// The HTTP status, 200 to 299.
  package let status: Int
  /// The header fields of the answer.
  package let headers: HeaderFields

  /// The name that the server gave to the request, to quote to its people, or nil.
  package var requestID: String? { headers.requestID }
}
