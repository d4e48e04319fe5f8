/// A half-open range of UTF-8 offsets into a ``SourceText``.
package struct SourceRange: Equatable, Hashable, Sendable {
  /// The first byte's offset.
  package let lower: Int
  /// The offset behind the last byte; never below ``lower``.
  package let upper: Int

  /// A range that is empty where `upper` is below `lower`.
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The smallest range that holds both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A row and a column, both counted from 1, columns in characters.
package struct SourcePosition: Equatable, Sendable {
  /// The row, from 1.
  package let row: Int
  /// The column in characters, from 1.
  package let column: Int
}
