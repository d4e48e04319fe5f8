extension Parser {
  /// What only completion wants to know of a text while it is read.
  struct Attention {
    /// The command around the position.
    var command = CompletionRequest.Command()
    /// The names that have a value at the position.
    var names: [CompletionRequest.Binding] = []
  }

  /// What could be written at the end of a text, which is cut at the cursor.
  ///
  /// - Returns: nil where only an operator could follow, or anything, as in a comment.
  package static func completion(atEndOf source: SourceText, registry: Registry)
    -> CompletionRequest?
  {
    var parser = Parser(attendingTo: source, registry: registry)
    let extended = registry.adding(parser.definitions)
    if extended.definitions != registry.definitions {
      parser = Parser(attendingTo: source, registry: extended)
    }
    return parser.endsInComment ? nil : parser.completion
  }

  private init(attendingTo source: SourceText, registry: Registry) {
    self.init(source, registry: registry)
    attention = Attention()
    _ = parseStatements(inBlock: false)
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
  mutating func offer(
    _ want: CompletionRequest.Want, from start: Int, _ operand: OperandSyntax? = nil
  ) {
    if isAtEnd { note(want, from: start, operand) }
  }

  /// Notes what may stand from `start` to the end of the text.
  mutating func note(
    _ want: CompletionRequest.Want, from start: Int, _ operand: OperandSyntax? = nil
  ) {
    guard let attention else { return }
    if let completion, completion.range.lower >= start { return }
    completion = CompletionRequest(
      want: want, range: SourceRange(start, end), items: piped, command: attention.command,
      parts: operand?.parts ?? [], names: attention.names, registry: registry)
  }

  /// Notes that a name has a value from here on.
  mutating func bind(_ name: NameSyntax?, _ origin: CompletionRequest.Binding.Origin) {
    guard let name, attention != nil else { return }
    attention?.names.append(CompletionRequest.Binding(name: name.text, origin: origin))
  }
}

extension OperandSyntax {
  /// The parts of a word or a quoted text; none of another value.
  fileprivate var parts: [TextPartSyntax] {
    switch self {
    case .word(let word): word.parts
    case .value(.text(let parts, _)): parts
    case .value: []
    }
  }
}
