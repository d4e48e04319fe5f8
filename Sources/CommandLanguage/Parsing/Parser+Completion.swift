extension Parser {
  /// What could be written at the end of a text, which is cut at the cursor.
  ///
  /// - Returns: nil where only an operator could follow, or anything, as in a comment.
  package static func completion(atEndOf source: SourceText, registry: Registry)
    -> CompletionRequest?
  {
    var parser = Parser(source, registry: registry)
    _ = parser.parseStatements(inBlock: false)
    return parser.endsInComment ? nil : parser.completion
  }

  /// Notes what may stand here, if the text ends here or in a name that begins here.
  ///
  /// Called by each production before it reads. Of two that begin at one place the outer one asks
  /// first and stands; one that begins further right replaces it.
  mutating func offer(_ want: CompletionRequest.Want) {
    var upper = position
    while upper < end, bytes[upper].isNameByte { upper += 1 }
    if upper == end { note(want, from: position) }
  }

  /// ``offer(_:)`` for what was read from `start` on, once it is known that it is one word.
  mutating func offer(_ want: CompletionRequest.Want, from start: Int) {
    if isAtEnd { note(want, from: start) }
  }

  /// Notes what may stand from `start` to the end of the text.
  mutating func note(_ want: CompletionRequest.Want, from start: Int) {
    if let completion, completion.range.lower >= start { return }
    completion = CompletionRequest(want: want, range: SourceRange(start, end), items: piped)
  }
}
