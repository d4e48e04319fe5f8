/// Long words that look like chance: keys of services that nobody has told of.
///
/// People's words, however they are joined, stay within a class of characters for a while: small letters,
/// capitals, digits. Chance does not: of two neighbours in Base64 six in ten are of different classes, in
/// hexadecimal digits nearly five.
enum RandomWord {
  /// Keys of 128 bits have as many characters in hexadecimal digits; nothing shorter holds enough chance.
  private static let shortest = 32

  /// The share of neighbours of different classes from which on it is chance: people, who join short
  /// words by capitals, come near it. A capital that opens a name, `ReportOfMarch`, counts once.
  private static let chance = 0.25

  /// The same where small letters, capitals and digits are mixed, as people seldom do.
  private static let chanceOfAllClasses = 0.18

  /// Whether a word of a text is one; a part of a path, an id of the API and a UUID are none.
  static func isOne(_ word: Range<Int>, in text: [UInt8]) -> Bool {
    // In Base64 a word goes on behind `+` and `/`: AWS has keys of forty such characters.
    let whole = joined(word, in: text)
    guard whole.lowerBound == word.lowerBound, whole.count >= shortest,
      !isPartOfPath(whole, in: text)
    else { return false }
    return !isID(text[whole]) && hasChance(text[whole])
  }

  /// The word, with what is joined to it by the signs of Base64.
  private static func joined(_ word: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let before = text[..<word.lowerBound].reversed().prefix(while: isPartOfBase64).count
    let after = text[word.upperBound...].prefix(while: isPartOfBase64).count
    return word.lowerBound - before..<word.upperBound + after
  }

  private static func isPartOfBase64(_ byte: UInt8) -> Bool {
    byte.isPartOfKey || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
  }

  /// Whether it begins as paths do, or a file's name ends with it or goes on behind it: the digest in
  /// `build/3f78….pdf` is no key.
  private static func isPartOfPath(_ word: Range<Int>, in text: [UInt8]) -> Bool {
    if text[word].first == UInt8(ascii: "/") { return true }
    if text[..<word.lowerBound].last.map({ "~.:@*".utf8.contains($0) }) ?? false { return true }
    guard text[word.upperBound...].first.map({ ".*?".utf8.contains($0) }) ?? false else {
      return false
    }
    return text[word.upperBound...].dropFirst().first?.isPartOfKey ?? false
  }

  /// What ids of the API begin with.
  private static let idPrefixes = ["kn_", "tb_", "tbl_", "row_", "rec_", "pg_", "conn_", "req_"]
    .map { Array($0.utf8) }

  private static func isID(_ word: ArraySlice<UInt8>) -> Bool {
    idPrefixes.contains(where: word.starts) || isUUID(word)
  }

  /// The lengths of the groups of a UUID.
  private static let uuid = [8, 4, 4, 4, 12]

  private static func isUUID(_ word: ArraySlice<UInt8>) -> Bool {
    word.split(separator: UInt8(ascii: "-")).suffix(uuid.count).map(\.count) == uuid
  }

  private enum Class { case small, capital, digit, sign }

  private static func `class`(_ byte: UInt8) -> Class {
    byte.isDigit
      ? .digit : byte.isLowercaseLetter ? .small : byte.isUppercaseLetter ? .capital : .sign
  }

  private static func hasChance(_ word: ArraySlice<UInt8>) -> Bool {
    let classes = word.map(`class`)
    let changes = zip(classes, classes.dropFirst()).count { before, after in
      before != after && before != .sign && after != .sign && (before, after) != (.capital, .small)
    }
    let hasAll = [Class.small, .capital, .digit].allSatisfy(classes.contains)
    return Double(changes) / Double(word.count - 1) >= (hasAll ? chanceOfAllClasses : chance)
  }
}
