/// What stands in one column of a ``TerminalScreen``.
package struct ScreenCell: Equatable, Sendable {
  /// How a character looks, as "select graphic rendition" has it (ECMA-48 8.3.117).
  package struct Style: Equatable, Sendable {
    /// `red`, or `bright red`; nil for the terminal's own colour.
    package var color: String?
    package var isBold = false
    package var isDim = false
    package var isUnderlined = false

    package init() {}

    /// `bold red`; nothing for a plain one.
    package var name: String {
      [isBold ? "bold" : nil, isDim ? "dim" : nil, isUnderlined ? "underlined" : nil, color]
        .compactMap(\.self).joined(separator: " ")
    }

    mutating func select(_ parameters: [Int]) {
      if parameters.isEmpty { self = Style() }
      for parameter in parameters {
        switch parameter {
        case 0: self = Style()
        case 1: isBold = true
        case 2: isDim = true
        case 4: isUnderlined = true
        case 22: (isBold, isDim) = (false, false)
        case 24: isUnderlined = false
        case 30...37: color = Self.colors[parameter - 30]
        case 39: color = nil
        case 90...97: color = "bright " + Self.colors[parameter - 90]
        default: break
        }
      }
    }

    private static let colors = [
      "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    ]
  }

  /// A character with the marks that combine with it; nothing in the second column of a wide one.
  package var text: String
  package var style: Style

  static let blank = ScreenCell(text: " ", style: Style())

  /// Whether a person sees nothing here.
  var isBlank: Bool { text == " " && !style.isUnderlined }
}

extension String {
  /// The text without the characters at its end that equal this one.
  func trimmingEnd(of character: Character) -> String {
    String(dropLast(reversed().prefix { $0 == character }.count))
  }
}

extension Collection {
  /// The elements in order, as runs of those that have the same value.
  func runs<Value: Equatable>(by value: (Element) -> Value) -> [(Value, SubSequence)] {
    var runs: [(Value, SubSequence)] = []
    var rest = self[...]
    while let first = rest.first.map(value) {
      let run = rest.prefix { value($0) == first }
      runs.append((first, run))
      rest = rest.dropFirst(run.count)
    }
    return runs
  }
}
