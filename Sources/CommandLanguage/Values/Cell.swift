/// What stands in one place of a card or a table; the shell words it for people.
package enum Cell: Equatable, Sendable {
  /// What one copies: it is never cut.
  case id(String)
  /// How many there are of something: the digits stand in groups.
  case count(Value)
  /// How something stands, and whether that is good.
  case state(String, Tone)
  /// Any other value: a time is then that of the person's own zone, a size and a duration have units.
  case value(Value)

  /// What a state is to whoever waits for it.
  package enum Tone: Sendable {
    case good, bad, pending
  }

  /// Words, whatever they are.
  package static func text(_ text: String) -> Cell { .value(.text(text)) }

  /// A field's value: that of a field named `id`, or `page_id`, is what one copies.
  package init(_ value: Value, of field: String) {
    if case .text(let text) = value, field == "id" || field.hasSuffix("_id") {
      self = .id(text)
    } else {
      self = .value(value)
    }
  }

  /// A time as APIs write it, `2026-01-01T10:00:00Z`; words where it is none.
  package init(moment text: String) {
    self = .value((try? TimeText.read(text).get()).map(Value.time) ?? .text(text))
  }

  /// As `print` writes it; nothing for null.
  package var text: String {
    switch self {
    case .id(let text), .state(let text, _): text
    case .count(.null), .value(.null), .count(.unset), .value(.unset): ""
    case .count(let value), .value(let value): value.text
    }
  }
}
