/// Finds what must not be written down in a statement.
///
/// It errs on the side of leaving a statement out: losing a line of history costs a retyping, and a
/// key in a file costs the key. What it looks for: texts that are known to be secret; a name that says
/// what follows is one (`Authorization: …`, `token=…`, `--password …`); words that begin as the keys of
/// known services do; and long words that look like chance (``RandomWord``).
enum SecretScan {
  /// - Parameter known: texts that are secret for certain; empty ones are ignored.
  static func findsSecret(in text: String, known: [String]) -> Bool {
    if known.contains(where: { !$0.isEmpty && text.contains($0) }) { return true }
    let bytes = Array(text.utf8)
    let lowercased = bytes.map(\.lowercased)
    if marks.contains(where: lowercased.contains) { return true }
    return words(of: lowercased).contains { word in
      SecretName.isFollowedByValue(word, in: lowercased) || KeyPrefix.opens(lowercased[word])
        || RandomWord.isOne(word, in: bytes)
    }
  }

  /// Whether what is said of a text that may hold a key quotes nothing of it that could be a part of the
  /// key.
  static func isSafe(_ message: String, about text: String) -> Bool {
    let (message, text) = (message.lowercased(), text.lowercased())
    let words = message.split { !($0.utf8.first?.isPartOfKey ?? false) }.filter {
      $0.count >= shortestPiece && $0 != ownVariable
    }
    return !findsKey(in: Array(message.utf8)) && !words.contains(where: text.contains)
  }

  /// Fewer characters of a key tell nothing of it.
  private static let shortestPiece = 4

  /// The variable that holds ours.
  private static let ownVariable = "datagrid_api_key"

  /// What stands before a key, or around one, wherever it stands: the variable that holds ours, the
  /// header of HTTP, the end of the first row of a key in the form of PEM.
  private static let marks = [ownVariable, "bearer ", "private key-----"].map { Array($0.utf8) }

  private static func findsKey(in text: [UInt8]) -> Bool {
    words(of: text).contains { KeyPrefix.opens(text[$0]) || RandomWord.isOne($0, in: text) }
  }

  /// The places of the words of letters, digits, `-` and `_`.
  private static func words(of text: [UInt8]) -> [Range<Int>] {
    text.indices.split { !text[$0].isPartOfKey }.map { $0.startIndex..<$0.endIndex }
  }
}

extension UInt8 {
  var isLowercaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isUppercaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether keys have it in them.
  var isPartOfKey: Bool {
    isLowercaseLetter || isUppercaseLetter || isDigit || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }

  fileprivate var lowercased: UInt8 { isUppercaseLetter ? self | 0x20 : self }
}
