package import CommandLanguage
package import LineEditing

/// Says how the words of the line under edit look, and what is shown behind it.
///
/// It belongs to the thread that edits.
package final class LinePainter {
  /// In bytes. A longer text is read at each key for too long, and is pasted rather than typed.
  package static let longestText = 8 << 10

  private let interpreter: Interpreter
  private let hints: LineHints
  /// What was read last: a cursor that moves changes nothing of it.
  private var latest: Reading?

  private struct Reading {
    let text: String
    let variables: [String]
    let source: SourceText
    let marked: MarkedText
  }

  /// A painter for the line of a session.
  ///
  /// - Parameters:
  ///   - history: what was typed before, for hints.
  ///   - secrets: texts that no hint may show, asked for where one is found; empty ones are ignored.
  package init(
    _ interpreter: Interpreter, history: SessionHistory,
    secrets: @escaping () -> [String] = { [] }
  ) {
    self.interpreter = interpreter
    hints = LineHints(history: history, secrets: secrets)
  }

  /// The styles of a text's words and the hint behind it, as `set color` and `set hints` have it now.
  ///
  /// - Parameter cursor: a UTF-8 offset into the text; nil where nothing is typed any more: neither
  ///   brackets nor hints are looked for then, and what is begun stays unknown.
  package func paint(_ text: String, at cursor: Int?) -> LinePaint {
    let settings = interpreter.surroundings.settings
    var paint = LinePaint()
    guard text.utf8.count <= Self.longestText else { return paint }
    // What another shell runs is not of this language.
    let reading = ShellEscape.isMeant(by: text) ? nil : read(text)
    if settings.isOn(.color), let reading { paint.spans = spans(of: reading, at: cursor) }
    if settings.isOn(.hints), cursor == text.utf8.count {
      paint.hint = hints.hint(behind: text, openCall: reading?.marked.openCall)
    }
    return paint
  }

  private func read(_ text: String) -> Reading {
    let variables = interpreter.variables.map(\.name)
    if let latest, latest.text == text, latest.variables == variables { return latest }
    let source = SourceText(text, name: "<prompt>")
    let reading = Reading(
      text: text, variables: variables, source: source,
      marked: Parser.marks(of: source, registry: interpreter.registry, variables: variables))
    latest = reading
    return reading
  }

  private func spans(of reading: Reading, at cursor: Int?) -> [LinePaint.Span] {
    // A byte-order mark at the beginning is no part of the source.
    let skipped = reading.text.utf8.count - reading.source.end
    let marks = reading.marked.marks
    let pair = cursor.flatMap { BracketPair(at: $0 - skipped, in: marks, of: reading.source) }
    return marks.indices.compactMap { index in
      let mark = marks[index]
      let range = mark.range.lower + skipped..<mark.range.upper + skipped
      let isInPair = index == pair?.opening || index == pair?.closing
      if isInPair { return LinePaint.Span(range, SyntaxMark.Role.pairStyle) }
      // What is being typed may still become what it is the beginning of.
      if mark.isBegun, range.upperBound == cursor { return nil }
      return mark.role.style.map { LinePaint.Span(range, $0) }
    }
  }
}
