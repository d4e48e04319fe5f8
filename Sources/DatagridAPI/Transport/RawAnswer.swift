/// An answer as it came, whatever its status: the end of its header has been seen.
struct RawAnswer: Sendable {
  let status: Int
  /// Without the key, should the server have quoted it.
  let headers: HeaderFields
  let body: [UInt8]
  /// When its request began.
  let began: ContinuousClock.Instant
  /// True when the whole of the request was sent, and sending it again could carry it out twice.
  let mayHaveTakenEffect: Bool

  /// True when the body is in a content coding: none is asked for, so none is undone.
  var isEncoded: Bool {
    guard let coding = headers["Content-Encoding"].nonempty else { return false }
    return coding.lowercased() != "identity"
  }
}
