/// An answer as it came, whatever its status: the end of its header has been seen.
struct RawAnswer: Sendable {
  let status: Int
  /// Without the key, should the server have quoted it.
  let headers: HeaderFields
  let body: [UInt8]
  /// When its request began.
  let began: ContinuousClock.Instant
  /// True when the request changes something and the whole of it was sent.
  let mayHaveTakenEffect: Bool
}
