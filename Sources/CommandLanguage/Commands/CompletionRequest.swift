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

  /// What is written of the command around the cursor.
  package struct Command: Sendable {
    /// In the order of the text, without what stands at the cursor.
    package internal(set) var arguments: [ArgumentSyntax] = []
    /// Whose value the cursor is in; nil where that is not known.
    package internal(set) var parameter: ParameterSpec?
    /// Whether a flag may follow: behind `--` none may.
    package internal(set) var takesFlags = true

    /// The names of the flags that are given.
    package var flags: Set<String> {
      Set(arguments.compactMap { if case .flag(let name, _) = $0 { name.text } else { nil } })
    }
  }

  /// A name that the text before the cursor gives a value.
  package struct Binding: Sendable {
    /// Where its value comes from.
    package enum Origin: Sendable {
      /// What a source gives.
      case source(SourceSyntax)
      /// An item of what a source gives.
      case item(of: SourceSyntax)
      /// An error that was caught.
      case error
      /// A parameter of this kind; nil is any.
      case parameter(NameSyntax?)
    }

    /// The name.
    package let name: String
    /// Where its value comes from.
    package let origin: Origin
  }

  /// What could be written.
  package let want: Want
  /// What is replaced: the part of a word that stands before the cursor.
  package let range: SourceRange
  /// The source whose items a filter around the cursor is given; nil outside of filters.
  package let items: SourceSyntax?
  /// The command around the cursor.
  package let command: Command
  /// The parts of the word or the quoted text that is replaced, where that is an argument.
  package let parts: [TextPartSyntax]
  /// The names that the text gives values, in its order; a later one replaces an earlier one.
  package let names: [Binding]
  /// The commands, the session's `def`s and those of the text.
  package let registry: Registry
}
