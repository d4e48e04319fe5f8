package import CommandLanguage

/// The blanks with which a row begins that is opened below others.
package struct RowIndentation {
  private static let step = 2

  private let source: SourceText
  private let marked: MarkedText

  /// Reads what stands above a row.
  ///
  /// - Parameter rows: those above the new one, with a newline at their end or without.
  package init(below rows: String, registry: Registry) {
    source = SourceText(rows, name: "<prompt>")
    marked = Parser.marks(of: source, registry: registry, variables: [])
  }

  /// A step more than the row where the innermost open bracket stands, for each that is opened there; the
  /// closing one stands below the beginning of that row. What an operator goes on with is a step further
  /// in.
  ///
  /// - Parameter first: what follows the blanks, if that is known.
  /// - Returns: nil within a quoted text, where blanks count.
  package func blanks(before first: Character?) -> String? {
    if marked.endsInText { return nil }
    let open = openBrackets
    let row = rowStart(of: open.last ?? 0)
    var steps = open.count { rowStart(of: $0) == row }
    if let first, ")]}".contains(first), !open.isEmpty {
      steps -= 1
    } else if endsInOperator(isEnclosed: !open.isEmpty) {
      steps += 1
    }
    let blanks = source.utf8[row...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: blanks, as: UTF8.self)
      + String(repeating: " ", count: steps * Self.step)
  }

  /// The offsets of the brackets that are open at the end.
  private var openBrackets: [Int] {
    var open: [Int] = []
    for mark in marked.marks where mark.role == .bracket {
      if mark.opens(in: source) { open.append(mark.range.lower) } else { _ = open.popLast() }
    }
    return open
  }

  private func rowStart(of offset: Int) -> Int {
    source.utf8[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  /// Whether what stands last, but for comments, wants to go on below; a comma does only where no bracket
  /// says so.
  private func endsInOperator(isEnclosed: Bool) -> Bool {
    let last = marked.marks.last { $0.role != .comment }
    let end = marked.marks.last.flatMap { $0.role == .comment ? $0.range.lower : nil } ?? source.end
    let rest = source.utf8[min(last?.range.upper ?? 0, end)..<end].filter {
      !" \t\n".utf8.contains($0)
    }
    return last?.role == .operator
      ? rest.isEmpty : !isEnclosed && rest.last == UInt8(ascii: ",")
  }
}
