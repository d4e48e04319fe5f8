/// What could be written at the cursor, and over which part of the text.
package struct CompletionRequest: Sendable {
  /// What a place in a program takes.
  package enum Want: Sendable {
    /// A statement: a command, a keyword, a variable.
    case statement
    /// What gives a value: a command, a variable, a function.
    case source
    /// A variable or a function.
    case expression
    /// A variable, behind `$`.
    case variable
    /// A field of what an expression gives.
    case field(of: ExpressionSyntax)
    /// The operand at a position of a command, or one of its flags.
    case argument(CommandSpec, Int)
    /// A flag of a command.
    case flag(CommandSpec)
    /// A kind of a parameter.
    case kind
    /// The value of a flag.
    case value(ParameterSpec)
    /// A filter, behind `|`.
    case filter
  }

  /// What could be written.
  package let want: Want
  /// What is replaced: the part of a word that stands before the cursor.
  package let range: SourceRange
  /// The source whose items a filter around the cursor is given; nil outside of filters.
  package let items: SourceSyntax?
}
