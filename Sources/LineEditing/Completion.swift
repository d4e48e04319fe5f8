/// One way to go on at the cursor.
package struct Candidate: Equatable, Sendable {
  /// What is inserted in place of ``Completion/replacing``.
  package let text: String

  /// What is shown in the list, where ``text`` may hold quotes that a reader does not need.
  package let label: String

  /// What it is, in a few words; shown beside the label when there is room.
  package let summary: String

  /// Whether the word ends here, so that a space follows when it is the only candidate.
  ///
  /// False for what is gone on with at once: a folder, or an option that ends in `=`.
  package let isFinal: Bool

  package init(
    _ text: String, label: String? = nil, summary: String = "", isFinal: Bool = true
  ) {
    self.text = text
    self.label = label ?? text
    self.summary = summary
    self.isFinal = isFinal
  }
}

/// The candidates for one place in a text.
package struct Completion: Equatable, Sendable {
  /// What a candidate takes the place of, in UTF-8 offsets into the text; usually the word up to the
  /// cursor. Offsets outside the text or inside a character are moved to the nearest place before.
  package let replacing: Range<Int>

  /// In the order in which they are shown.
  package let candidates: [Candidate]

  /// What all candidates begin with, as it is inserted; what was typed where that is no beginning of
  /// theirs.
  package let shared: String

  /// What is said below the list, and cannot be inserted: that it may not be whole, say.
  package let note: String?

  /// - Parameter shared: where quotes or backslashes make the candidates' texts begin differently; else
  ///   it is found in them.
  package init(
    replacing: Range<Int>, candidates: [Candidate], shared: String? = nil, note: String? = nil
  ) {
    self.replacing = replacing
    self.candidates = candidates
    self.shared = shared ?? Self.commonPrefix(of: candidates.map(\.text))
    self.note = note
  }

  /// What all the texts begin with, by characters as a person sees them.
  package static func commonPrefix(of texts: [String]) -> String {
    guard let first = texts.first, texts.count > 1 else { return texts.first ?? "" }
    var length = first.utf8.count
    for text in texts.dropFirst() {
      var same = 0
      for (a, b) in zip(first.utf8, text.utf8) where same < length {
        if a != b { break }
        same += 1
      }
      length = same
    }
    while length > 0, !texts.allSatisfy({ $0.hasCharacterBoundary(at: length) }) { length -= 1 }
    return String(decoding: first.utf8.prefix(length), as: UTF8.self)
  }
}

extension String {
  /// Whether a character ends at a UTF-8 offset, and the text or another one begins there.
  fileprivate func hasCharacterBoundary(at offset: Int) -> Bool {
    let place = utf8.index(utf8.startIndex, offsetBy: offset)
    // Before a letter of ASCII a character always ends; what else there is must be looked up.
    if place < utf8.endIndex, utf8[place] > 0x20, utf8[place] < 0x7F { return true }
    return String.Index(place, within: self) != nil
  }
}
