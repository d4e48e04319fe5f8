/// Finds what must not be written down in a statement.
///
/// It errs on the side of leaving a statement out: losing a line of history costs a retyping, and a
/// key in a file costs the key.
enum SecretScan {
  /// What precedes a key, in any case: the variable that holds ours, and the header of HTTP.
  private static let marks = ["datagrid_api_key", "bearer "]

  /// What keys of this kind of service begin with, at the start of a word.
  private static let keyPrefix = "sk-"

  /// Fewer characters behind the prefix than these are a word such as `sk-SK`, not a key.
  private static let shortestKey = 8

  /// - Parameter known: texts that are secret for certain; empty ones are ignored.
  static func findsSecret(in text: String, known: [String]) -> Bool {
    if known.contains(where: { !$0.isEmpty && text.contains($0) }) { return true }
    let lowercased = text.lowercased()
    return marks.contains(where: lowercased.contains) || holdsKey(lowercased)
  }

  /// Fewer characters of a key tell nothing of it.
  private static let shortestPiece = 4

  /// Whether what is said of a text that may hold a key quotes nothing of it that could be a part of the
  /// key.
  static func isSafe(_ message: String, about text: String) -> Bool {
    let (message, text) = (message.lowercased(), text.lowercased())
    let words = message.split { !isPartOfKey($0) }.filter {
      $0.count >= shortestPiece && !marks.contains(String($0))
    }
    return !holdsKey(message) && !words.contains(where: text.contains)
  }

  private static func holdsKey(_ text: String) -> Bool {
    var rest = text[...]
    while let range = rest.firstRange(of: keyPrefix) {
      let before = text[..<range.lowerBound].last
      let key = text[range.upperBound...].prefix(while: isPartOfKey)
      if !(before.map(isPartOfKey) ?? false), key.count >= shortestKey { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  private static func isPartOfKey(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character))
  }
}
