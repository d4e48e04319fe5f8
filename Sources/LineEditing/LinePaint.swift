/// What is drawn over the line under edit: styles of its parts, and a hint behind it.
package struct LinePaint: Equatable, Sendable {
  /// A part of the text and how it looks.
  package struct Span: Equatable, Sendable {
    /// UTF-8 offsets into the text.
    package var range: Range<Int>
    package var style: TextStyle

    package init(_ range: Range<Int>, _ style: TextStyle) {
      self.range = range
      self.style = style
    }
  }

  /// What is shown dim behind the end of the text, and is no part of it.
  package struct Hint: Equatable, Sendable {
    package var text: String
    /// Whether the right arrow at the end of the text makes it a part of it.
    package var isTakable: Bool

    package init(_ text: String, isTakable: Bool) {
      self.text = text
      self.isTakable = isTakable
    }
  }

  /// In the order of the text, without overlaps; what is in none looks plain.
  package var spans: [Span]
  package var hint: Hint?

  package init(spans: [Span] = [], hint: Hint? = nil) {
    self.spans = spans
    self.hint = hint
  }
}
