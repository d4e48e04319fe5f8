/// A wait of a client before it sends a request, or sends it again.
package struct ClientWait: Sendable {
  /// Why it waits.
  package enum Cause: Sendable {
    /// A try failed; this is the repetition of that number, of so many.
    case failure(any Error, number: Int, of: Int)
    /// The endpoint has had as many requests as it takes in 60 s.
    case rateLimit(endpoint: String)
  }

  /// Why it waits.
  package let cause: Cause
  /// How long.
  package let duration: Duration
}
