import CommandLanguage

/// Two brackets that belong together, by their places in the marks of a text.
struct BracketPair: Equatable {
  let opening: Int
  let closing: Int

  /// The pair of the bracket under the cursor, else of the one right before it; nil where neither is one
  /// with a partner.
  init?(at cursor: Int, in marks: [SyntaxMark], of source: SourceText) {
    let places = [cursor, cursor - 1].lazy.compactMap { offset in
      marks.firstIndex { $0.role == .bracket && $0.range.lower == offset }
    }
    guard let place = places.first else { return nil }
    var open: [Int] = []
    for index in marks.indices where marks[index].role == .bracket {
      if marks[index].opens(in: source) {
        open.append(index)
      } else if let opening = open.popLast(), opening == place || index == place {
        self.init(opening: opening, closing: index)
        return
      }
    }
    return nil
  }

  private init(opening: Int, closing: Int) {
    self.opening = opening
    self.closing = closing
  }
}

extension SyntaxMark {
  /// Whether a mark of a bracket is one of an opening one.
  func opens(in source: SourceText) -> Bool { "([{".utf8.contains(source.utf8[range.lower]) }
}
