import CommandLanguage

/// What is known of a screen, and of the person before it.
package struct Display: Sendable {
  /// How many columns there are; nil where rows may be of any length.
  package var width: Int?
  package var zone: DisplayZone
  /// The session's time, since 1970; nil for whoever has not aged with what is shown.
  package var now: Duration?
  /// Whether it has colours, and they are wanted.
  package var hasColour: Bool

  package init(
    width: Int? = nil, zone: DisplayZone = .utc, now: Duration? = nil, hasColour: Bool = false
  ) {
    self.width = width
    self.zone = zone
    self.now = now
    self.hasColour = hasColour
  }

  /// A text that is safe to show, in a colour where there are any.
  func painted(_ text: String, _ paint: Paint) -> String {
    hasColour ? paint.on(text) : text
  }

  /// A text that is safe to show, in the colour of the cell that it is of.
  func painted(_ text: String, as cell: Cell?) -> String {
    if case .state(_, let tone)? = cell { painted(text, Paint(tone)) } else { text }
  }

  /// A cell in words, as it came where it is a text.
  ///
  /// - Parameter saysAge: whether a time says how long ago it was.
  func words(for cell: Cell, saysAge: Bool = false) -> String {
    switch cell {
    case .id(let text), .state(let text, _): text
    case .count(let value): Readable.count(value)
    case .value(.null), .value(.unset): ""
    case .value(.size(let bytes)): Readable.size(bytes)
    case .value(.duration(let nanoseconds)): Readable.duration(.nanoseconds(nanoseconds))
    case .value(.time(let nanoseconds)):
      zone.text(of: nanoseconds) + (saysAge ? age(of: nanoseconds).map { ", \($0)" } ?? "" : "")
    case .value(let value): value.text
    }
  }

  /// A clock that is ahead of this one says nothing of an age.
  private func age(of nanoseconds: Int64) -> String? {
    guard let age = now.map({ $0 - .nanoseconds(nanoseconds) }), age >= .zero else { return nil }
    return Readable.age(age)
  }
}

/// Rows for a person, and whether something of them was left out.
package struct LaidOut: Equatable, Sendable {
  package var text: String
  package var isCut = false

  /// Says how to see what was left out: `_` is the value that was shown last.
  package static let hint = "cut to fit: `_ | format json` shows all of it"

  package init(_ text: String, isCut: Bool = false) {
    self.text = text
    self.isCut = isCut
  }
}
