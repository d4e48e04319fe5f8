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

  package init(replacing: Range<Int>, candidates: [Candidate]) {
    self.replacing = replacing
    self.candidates = candidates
  }
}
