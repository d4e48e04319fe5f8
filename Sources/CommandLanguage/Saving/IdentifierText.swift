/// A piece of a text that holds ids: what can be one, or what stands between two.
struct IdentifierText {
  let text: String
  /// Whether it has the shape of an id: of letters, digits, `_` and `-`, with one of these two in it.
  let mayBeIdentifier: Bool

  /// The pieces of a text, in its order.
  static func pieces(of text: String) -> [IdentifierText] {
    var pieces: [IdentifierText] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let isPart = first.isPartOfIdentifier
      let run = rest.prefix { $0.isPartOfIdentifier == isPart }
      let piece = String(Substring(run))
      pieces.append(
        IdentifierText(
          text: piece, mayBeIdentifier: isPart && piece.contains { $0 == "_" || $0 == "-" }))
      rest = rest[run.endIndex...]
    }
    return pieces
  }
}

extension Unicode.Scalar {
  fileprivate var isPartOfIdentifier: Bool {
    isASCII && (properties.isAlphabetic || ("0"..."9").contains(self) || self == "_" || self == "-")
  }
}
