/// An answer as it came over the wire, without the key: for people to look at.
package struct AnswerDescription: Sendable {
  /// The HTTP status.
  package let status: Int
  /// The header fields; servers may have put controls into their values.
  package let headers: HeaderFields
  /// The time from the request to the end of the answer.
  package let duration: Duration
  private let body: [UInt8]
  private let key: APIKey

  init(_ raw: RawAnswer, key: APIKey) {
    status = raw.status
    headers = raw.headers
    body = raw.body
    duration = raw.began.duration(to: .now)
    self.key = key
  }

  /// How many bytes the body has.
  package var bodySize: Int { body.count }

  /// The beginning of the body; JSON without what its names call secret.
  /// - Parameter limit: in bytes; what is cut through is left out.
  package func bodyText(limit: Int) -> String {
    if JSONText.holdsAtMost(AnswerReader.maximumValues, values: body),
      let json = try? JSON.parse(body), let text = json.withoutSecrets.encoded
    {
      return String(decoding: Array(key.removed(from: text).utf8.prefix(limit)), as: UTF8.self)
    }
    // A key that begins before the limit must be seen whole to be taken out.
    let start = String(decoding: body.prefix(limit + key.text.utf8.count), as: UTF8.self)
    return String(decoding: Array(key.removed(from: start).utf8.prefix(limit)), as: UTF8.self)
  }
}
