/// A place in a text: what an error needs in order to point.
package struct Site: Sendable {
  /// The text in which the place is.
  package let source: SourceText
  /// The part of the text that is meant.
  package let range: SourceRange

  /// A place in a text.
  package init(_ source: SourceText, _ range: SourceRange) {
    self.source = source
    self.range = range
  }

  /// The `source` statements that led to the text, the innermost first.
  package var includers: [Site] {
    Array(sequence(first: self) { $0.source.includer }.dropFirst())
  }

  /// Where the place stands in the whole program: an offset for each file on the way to it, the
  /// outermost first. A sourced file stands where its `source` statement does.
  var offsets: [Int] { ([self] + includers).reversed().map(\.range.lower) }
}

extension Site: Equatable {
  package static func == (left: Site, right: Site) -> Bool {
    left.source === right.source && left.range == right.range
  }
}
