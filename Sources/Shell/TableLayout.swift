import LineEditing

/// Rows of cells below their titles, for a terminal.
package enum TableLayout {
  /// A cell that is longer is cut: the value itself is a field away.
  private static let widestCell = 48

  /// The table, its columns as wide as what stands in them.
  ///
  /// - Parameter isCut: whether long cells are.
  package static func text(titles: [String], rows: [[String]], isCut: Bool = true) -> String {
    let table = ([titles] + rows).map { row in
      row.map { isCut ? DisplayText($0).cut(to: widestCell) : DisplayText($0) }
    }
    let widths = titles.indices.map { column in table.map { $0[column].columns }.max() ?? 0 }
    return table.map { row in
      let cells = zip(row, widths).map { $0.padded(to: $1) }
      return String(cells.joined(separator: "  ").trimmingBlanksAtEnd)
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmingBlanksAtEnd: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}
