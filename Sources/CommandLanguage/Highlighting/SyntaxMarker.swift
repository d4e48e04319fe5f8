/// Collects what the parts of a text are while the parser reads it.
struct SyntaxMarker {
  /// The variables that the session has or the text gives a value; nil where a file that is sourced may
  /// bring any.
  let names: Set<String>?
  private(set) var marks: [SyntaxMark] = []
  /// What the text ends in.
  var openCall: OpenCall?

  init(names: Set<String>?) { self.names = names }

  /// Marks a part of the text, but for what in it is marked already.
  mutating func add(_ role: SyntaxMark.Role, _ range: SourceRange, isBegun: Bool = false) {
    guard let last = marks.last else { return append(role, range, isBegun) }
    if last.range.lower < range.lower {
      return append(role, SourceRange(max(range.lower, last.range.upper), range.upper), isBegun)
    }
    var first = marks.count
    while first > 0, marks[first - 1].range.lower >= range.lower { first -= 1 }
    let inner = Array(marks[first...])
    marks.removeSubrange(first...)
    // The mark before them may reach into the range, too.
    var lower = max(range.lower, marks.last?.range.upper ?? 0)
    for mark in inner {
      append(role, SourceRange(lower, min(mark.range.lower, range.upper)), isBegun)
      marks.append(mark)
      lower = mark.range.upper
    }
    append(role, SourceRange(lower, range.upper), isBegun)
  }

  private mutating func append(_ role: SyntaxMark.Role, _ range: SourceRange, _ isBegun: Bool) {
    guard range.lower < range.upper else { return }
    marks.append(SyntaxMark(role: role, range: range, isBegun: isBegun))
  }

  /// Takes marks that were made in a part of the text which was read by itself.
  mutating func add(_ others: [SyntaxMark]) { marks += others }

  /// Marks what has just been read as something else.
  mutating func replaceLast(with role: SyntaxMark.Role, isBegun: Bool) {
    guard let last = marks.popLast() else { return }
    append(role, last.range, isBegun)
  }

  /// Forgets the marks from an offset on: the parser goes back.
  mutating func removeMarks(from offset: Int) {
    while let last = marks.last, last.range.upper > offset {
      marks.removeLast()
      append(last.role, SourceRange(last.range.lower, offset), last.isBegun)
      if last.range.lower < offset { return }
    }
  }
}
