/// A request on its way to the thread of the transport, with the task that waits for it.
struct Submission: Sendable {
  /// Tells transfers apart for as long as the transport lives.
  struct ID: Sendable, Hashable {
    let number: UInt64
  }

  let id: ID
  let request: Request
  let configuration: ClientConfiguration
  let timeouts: Timeouts
  let began: ContinuousClock.Instant
  let continuation: CheckedContinuation<RawAnswer, any Error>
}
