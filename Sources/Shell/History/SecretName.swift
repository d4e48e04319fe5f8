/// Names by which people, programs and headers call a secret that follows: `token=…`, `--password …`.
enum SecretName {
  /// The last part of a name that means a secret, in whatever compound: `access_token`, `x-api-key`.
  private static let nouns: Set<String> = [
    "apikey", "authorization", "credential", "credentials", "passphrase", "passwd", "password",
    "secret", "token",
  ]

  /// What makes a key of a service of `…_key`: a field or an operand may well be called `key` alone.
  private static let keyParts: Set<String> = [
    "access", "account", "api", "auth", "client", "deploy", "encryption", "private", "secret",
    "service", "session", "signing",
  ]

  /// Whether a word of a text in lower case is such a name, with its value behind it.
  ///
  /// A value is behind `=` or `:`, and behind a flag also after a blank; what opens an expression,
  /// `$name` or `(…)`, is none.
  static func isFollowedByValue(_ word: Range<Int>, in text: [UInt8]) -> Bool {
    let name = String(decoding: text[word], as: UTF8.self)
    let isFlag = name.hasPrefix("--")
    let parts = name.split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let last = parts.last else { return false }
    let isCompoundKey = last == "key" && parts.dropLast().contains(where: keyParts.contains)
    let isKeyFlag = isFlag && parts == ["key"]
    guard nouns.contains(last) || isCompoundKey || isKeyFlag else { return false }
    // A name in quotes, as in JSON, ends before its colon.
    var rest = text[word.upperBound...].drop(while: isQuote)
    let count = rest.count
    rest = rest.drop(while: isBlank)
    let isApart = rest.count < count
    let isAssigned = rest.first.map { "=:".utf8.contains($0) } ?? false
    guard isAssigned || (isFlag && isApart) else { return false }
    let value = rest.drop { "=:".utf8.contains($0) }.drop { isBlank($0) || isQuote($0) }
    return value.first.map { !"$([{;|&".utf8.contains($0) } ?? false
  }

  private static func isBlank(_ byte: UInt8) -> Bool { " \t".utf8.contains(byte) }

  private static func isQuote(_ byte: UInt8) -> Bool { "\"'\\".utf8.contains(byte) }
}
