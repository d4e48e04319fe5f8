package import CommandLanguage
import LineEditing

/// How values look where they are shown.
package enum ValueLayout: Sendable {
  /// Cards and lists for a person; text from outside has its control characters escaped.
  case terminal(Display)
  /// Text and numbers as they are, anything else as one line of JSON.
  case lines

  /// A card older than this says so: whoever reads it may take it for the present.
  private static let freshness = Duration.seconds(10)

  /// What a statement's value looks like, safe to show on a terminal; nil for null, which says nothing.
  package func laidOut(_ value: Value) -> LaidOut? {
    switch (self, value) {
    case (_, .null), (_, .unset): nil
    case (.terminal(let display), .object(let handle)): Self.card(of: handle, on: display)
    case (.terminal, .list(let values)) where values.allSatisfy(\.isOneLine):
      LaidOut(values.isEmpty ? "[]" : values.map(\.text).joined(separator: "\n").safeToShow)
    case (.terminal(let display), .list(let values)):
      ItemTable(alike: values).map { TableLayout($0, on: display).laidOut }
        ?? LaidOut(value.text.safeToShow)
    case (.lines, .object), (.lines, .list), (.lines, .record): LaidOut(value.json)
    case (.terminal, _): LaidOut(value.text.safeToShow)
    case (.lines, _): LaidOut(value.text)
    }
  }

  /// What is shown of a list without items; `noun` is what there is none of.
  package func none(of noun: String) -> String {
    switch self {
    case .terminal: "no \(noun)"
    case .lines: "[]"
    }
  }

  private static func card(of handle: ObjectHandle, on display: Display) -> LaidOut {
    let presentation = handle.kind.presentation(handle.record)
    let age = display.now.map { $0 - handle.answered }
    let asOf = age.flatMap { $0 > freshness ? ", as of \(Self.text(of: $0)) ago" : nil } ?? ""
    var card = CardLayout(rows: presentation.rows, on: display, isCut: handle.kind.isCut).laidOut
    let title = DisplayText(presentation.title).text + asOf
    card.text = card.text.isEmpty ? title : "\(title)\n\(card.text)"
    return card
  }

  /// An age in its largest unit alone: `2m`.
  private static func text(of age: Duration) -> String {
    let seconds = Int(age / .seconds(1))
    let unit = [(86_400, "d"), (3_600, "h"), (60, "m")].first { seconds >= $0.0 } ?? (1, "s")
    return "\(seconds / unit.0)\(unit.1)"
  }
}

extension String {
  /// Text on its way to a terminal; newlines within it are the program's own.
  var safeToShow: String {
    replacing("\r\n", with: "\n").escapingControls(keepingNewlines: true)
  }

  /// Whether it leaves no row of a screen for the prompt.
  func isTaller(than screen: TerminalSize) -> Bool {
    var rows = 0
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      let columns =
        line.utf8.count < screen.columns ? 1 : DisplayText(Paint.removed(from: line)).columns
      rows += max(1, (columns + screen.columns - 1) / screen.columns)
      if rows >= screen.rows { return true }
    }
    return false
  }
}

extension Value {
  /// The form that `set format` has chosen for it; nil where it is shown as it is, as texts and numbers
  /// are in any case.
  package func form(chosenIn settings: Settings?) -> ItemForm? {
    switch self {
    case .list, .record, .object: settings.flatMap { ItemForm(rawValue: $0[.format].text) }
    default: nil
    }
  }

  fileprivate var isOneLine: Bool {
    switch self {
    case .list, .record, .object: false
    default: true
    }
  }
}
