package import CommandLanguage
import LineEditing

/// How values look where they are shown.
package enum ValueLayout: Sendable {
  /// Cards and lists for a person; text from outside has its control characters escaped.
  case terminal
  /// Text and numbers as they are, anything else as one line of JSON.
  case lines

  /// A card older than this says so: whoever reads it may take it for the present.
  private static let freshness = Duration.seconds(10)

  /// The text of a statement's value; nil for null, which says nothing.
  ///
  /// - Parameter now: by the session's clock; nil where cards do not say how old they are.
  package func text(of value: Value, now: Duration? = nil) -> String? {
    switch (self, value) {
    case (_, .null), (_, .unset): nil
    case (.terminal, .object(let handle)):
      Self.card(handle.kind.presentation(handle.record), age: now.map { $0 - handle.answered })
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
    case .terminal: text.replacing("\r\n", with: "\n").escapingControls(keepingNewlines: true)
    case .lines: text
    }
  }

  /// The table of objects of one kind, or of records with the same fields; nil for other lists.
  private static func table(_ values: [Value]) -> String? {
    switch values.first {
    case .object(let first):
      let records = values.compactMap { value -> Record? in
        guard case .object(let handle) = value, handle.kind.name == first.kind.name else {
          return nil
        }
        return handle.record
      }
      guard records.count == values.count else { return nil }
      let columns = first.kind.columns(records)
      return TableLayout.text(
        titles: columns.map(\.title),
        rows: records.map { record in columns.map { $0.text(record) } }, isCut: first.kind.isCut)
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

  private static func card(_ presentation: Presentation, age: Duration?) -> String {
    let asOf = age.flatMap { $0 > freshness ? ", as of \(Self.text(of: $0)) ago" : nil } ?? ""
    // A row's labels are the names of its columns, which come from outside as its texts do.
    let labels = presentation.rows.map { DisplayText($0.label) }
    let width = labels.map(\.columns).max() ?? 0
    let rows = zip(labels, presentation.rows).map { label, row in
      "  \(label.padded(to: width))  \(row.text.escapingControls())"
    }
    return ([presentation.title.escapingControls() + asOf] + rows).joined(separator: "\n")
  }

  /// An age in its largest unit alone: `2m`.
  private static func text(of age: Duration) -> String {
    let seconds = Int(age / .seconds(1))
    let unit = [(86_400, "d"), (3_600, "h"), (60, "m")].first { seconds >= $0.0 } ?? (1, "s")
    return "\(seconds / unit.0)\(unit.1)"
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
