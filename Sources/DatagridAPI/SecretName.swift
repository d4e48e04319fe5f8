/// Names of headers, of JSON members and of fields whose values open doors.
package enum SecretName {
  /// What stands in the place of a value.
  package static let placeholder = "[hidden]"

  private static let marks = [
    "authorization", "cookie", "token", "secret", "password", "credential", "api-key", "api_key",
    "apikey",
  ]

  /// Words of headers' names that say the same: `X-Auth`, `Ocp-Apim-Subscription-Key`. As members of
  /// JSON, or within longer words, they are harmless.
  private static let headerWords: Set<Substring> = ["auth", "jwt", "key", "session", "signature"]

  /// Whether a header of this name is not to be shown.
  static func isHeader(_ name: String) -> Bool {
    isOne(name)
      || name.lowercased().split(whereSeparator: { "-_".contains($0) })
        .contains(where: headerWords.contains)
  }

  /// Whether what has this name is not to be shown.
  package static func isOne(_ name: String) -> Bool {
    // Byte by byte: a search for a text in a text takes longer than all the rest of a request here.
    let bytes = Array(name.lowercased().utf8)
    return marks.contains { mark in
      bytes.indices.contains { bytes[$0...].starts(with: mark.utf8) }
    }
  }
}

extension JSON {
  /// The value without the members whose names call them secret; null, numbers and truth values tell
  /// nothing and stay.
  package var withoutSecrets: JSON {
    switch self {
    case .null, .bool, .integer, .number, .text: self
    case .array(let elements): .array(elements.map(\.withoutSecrets))
    case .object(let object):
      .object(
        JSONObject(
          uniqueMembers: object.map { member in
            switch member.value {
            case .text, .array, .object:
              JSONObject.Member(
                key: member.key,
                value: SecretName.isOne(member.key)
                  ? .text(SecretName.placeholder) : member.value.withoutSecrets)
            case .null, .bool, .integer, .number: member
            }
          }))
    }
  }
}
