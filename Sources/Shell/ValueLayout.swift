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
