/// A part of a text, and what the parser took it for.
package struct SyntaxMark: Equatable, Sendable {
  /// What a part of a text is. What has no mark is plain: blanks, signs between items, bare texts.
  package enum Role: String, CaseIterable, Sendable {
    /// What stands between the parts of a replacement, `${…}`, within a text or a word.
    case plain
    /// The name of a command or of a `def`.
    case command
    /// A name in a command's place that is nothing's.
    case unknownCommand
    /// A word of the grammar.
    case keyword
    /// The name of a filter.
    case filter
    /// A name in a filter's place that is nothing's.
    case unknownFilter
    /// A flag with its dashes.
    case flag
    /// A flag that its command has not.
    case unknownFlag
    /// A quoted text, but for what is replaced in it.
    case text
    /// The quote at the beginning of a text that does not end.
    case unclosedQuote
    /// A number, a duration, a size or a time.
    case number
    /// `true`, `false` or `null`.
    case constant
    /// A variable with its `$`.
    case variable
    /// A name in the place of a value that is nothing's.
    case unknownVariable
    /// The name of a function, or of a `def` before a `(`.
    case function
    /// A name before a `(` that is nothing's.
    case unknownFunction
    /// A field behind a dot, of the item in a filter, or of a record.
    case field
    /// An operator, `=`, `|`, or a `\` at the end of a row.
    case `operator`
    /// An operator of other shells, which this language has not.
    case foreignOperator
    /// From its `#` to the end of the row.
    case comment
    /// A bare word that is a path.
    case path
    /// A path that is a pattern where no file has its name.
    case glob
    /// The id of an API object as a bare word.
    case id
    /// A bracket outside of texts and words.
    case bracket
    /// A closing bracket that nothing opened.
    case unmatchedBracket
  }

  /// What the part is.
  package var role: Role
  /// Never empty; begins and ends between two characters of Unicode.
  package var range: SourceRange
  /// Whether something known begins like an unknown name: while the name is typed it is no error yet.
  package var isBegun = false
}

/// A text with what each of its parts is.
package struct MarkedText: Sendable {
  /// In the order of the text, without overlaps.
  package let marks: [SyntaxMark]
  /// What the text ends in, where an argument could begin.
  package let openCall: OpenCall?

  /// Whether the text ends within a quoted one, in which blanks count.
  package var endsInText: Bool { marks.contains { $0.role == .unclosedQuote } }
}
