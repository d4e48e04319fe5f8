package import CommandLanguage

/// How values look where they are shown.
package enum ValueLayout: Sendable {
  /// Cards and lists for a person; text from outside has its control characters escaped.
  case terminal
  /// Text and numbers as they are, anything else as one line of JSON.
  case lines

  /// The text of a statement's value; nil for null, which says nothing.
  package func text(of value: Value) -> String? {
    switch (self, value) {
    case (_, .null), (_, .unset): nil
    case (.terminal, .object(let handle)):
      Self.card(handle.kind.presentation(handle.record))
    case (.terminal, .list(let values)) where values.allSatisfy(\.isOneLine):
      values.isEmpty ? "[]" : values.map(\.text).joined(separator: "\n")
    case (.terminal, .list(let values)): Self.table(values) ?? value.text
    case (.lines, .object), (.lines, .list), (.lines, .record): value.json
    default: value.text
    }
  }

  /// Text on its way to the reader; newlines within it are the program's own.
  func outsideText(_ text: String) -> String {
    switch self {
    case .terminal: text.escapingControls(keepingNewlines: true)
    case .lines: text
    }
  }

  /// The table of objects of one kind, or of records with the same fields; nil for other lists.
  private static func table(_ values: [Value]) -> String? {
    switch values.first {
    case .object(let first):
      let rows = values.compactMap { value -> [String]? in
        guard case .object(let handle) = value, handle.kind.name == first.kind.name else {
          return nil
        }
        let record = handle.record
        return handle.kind.columns.map { $0.text(record) }
      }
      guard rows.count == values.count else { return nil }
      return TableLayout.text(titles: first.kind.columns.map(\.title), rows: rows)
    case .record(let first) where !first.keys.isEmpty:
      let rows = values.compactMap { value -> [String]? in
        guard case .record(let record) = value, record.keys == first.keys,
          record.values.allSatisfy(\.isOneLine)
        else { return nil }
        return record.values.map(\.text)
      }
      guard rows.count == values.count else { return nil }
      return TableLayout.text(titles: first.keys, rows: rows)
    default: return nil
    }
  }

  private static func card(_ presentation: Presentation) -> String {
    let width = presentation.rows.map(\.label.count).max() ?? 0
    let rows = presentation.rows.map { row in
      let padding = String(repeating: " ", count: width - row.label.count)
      return "  \(row.label)\(padding)  \(row.text.escapingControls())"
    }
    return ([presentation.title.escapingControls()] + rows).joined(separator: "\n")
  }
}

extension Value {
  fileprivate var isOneLine: Bool {
    switch self {
    case .list, .record, .object: false
    default: true
    }
  }
}
