/// The pattern of one name: `*` any text, `?` a character, `[a-z]` `[!a-z]` one of some, `\x`
/// itself.
///
/// Not `fnmatch`, whose `?` is a byte or a character by the process's locale: the prompt sets one,
/// a script does not, and both must find the same files.
struct GlobPattern {
  private enum Element {
    case anyText
    case anyCharacter
    case oneOf([ClosedRange<Character>], isNegated: Bool)
    case character(Character)

    func matches(_ candidate: Character) -> Bool {
      switch self {
      case .anyText, .anyCharacter: true
      case .oneOf(let ranges, let isNegated):
        ranges.contains { $0.contains(candidate) } != isNegated
      case .character(let character): character == candidate
      }
    }

    var isAnyText: Bool {
      if case .anyText = self { true } else { false }
    }
  }

  private var elements: [Element] = []
  /// Whether the pattern's own first character is a dot: only then hidden names match.
  private let matchesHidden: Bool

  init(_ pattern: some StringProtocol) {
    matchesHidden = pattern.hasPrefix(".") || pattern.hasPrefix("\\.")
    var rest = Substring(pattern)
    while let first = rest.popFirst() {
      switch first {
      case "*": elements.append(.anyText)
      case "?": elements.append(.anyCharacter)
      case "[": elements.append(Self.takeSet(from: &rest) ?? .character("["))
      case "\\": elements.append(.character(rest.popFirst() ?? "\\"))
      default: elements.append(.character(first))
      }
    }
  }

  /// Whether the pattern matches the whole name.
  ///
  /// A `*` takes as little as it can; where the rest then fails, the last `*` takes one more. No
  /// earlier one need be tried again, so the time is at most the product of both lengths.
  func matches(_ name: String) -> Bool {
    if name.hasPrefix("."), !matchesHidden { return false }
    let name = Array(name)
    var (element, character) = (0, 0)
    var retry: (element: Int, character: Int)?
    while character < name.count {
      if element < elements.count, elements[element].isAnyText {
        element += 1
        retry = (element, character)
      } else if element < elements.count, elements[element].matches(name[character]) {
        element += 1
        character += 1
      } else if let last = retry {
        element = last.element
        character = last.character + 1
        retry = (element, character)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy(\.isAnyText)
  }

  /// The rest of a set behind its `[`; nil, and nothing taken, where no `]` closes it.
  private static func takeSet(from pattern: inout Substring) -> Element? {
    var rest = pattern
    let isNegated = rest.first == "!" || rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Character>] = []
    var isFirst = true
    while var lower = rest.popFirst() {
      if lower == "]", !isFirst {
        pattern = rest
        return .oneOf(ranges, isNegated: isNegated)
      }
      isFirst = false
      if lower == "\\", let escaped = rest.popFirst() { lower = escaped }
      guard rest.first == "-", let upper = rest.dropFirst().first, upper != "]" else {
        ranges.append(lower...lower)
        continue
      }
      rest = rest.dropFirst(2)
      if lower <= upper { ranges.append(lower...upper) }
    }
    return nil
  }
}
