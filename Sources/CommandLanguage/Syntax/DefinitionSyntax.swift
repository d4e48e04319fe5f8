/// `def f a b = 1 { … }`, as written.
package struct DefinitionSyntax: Sendable {
  /// What programs call it.
  package var name: NameSyntax
  /// In the order of the text.
  package var parameters: [ParameterSyntax]
  /// What runs when it is called.
  package var body: BlockSyntax
  /// The rows of `##` right above it, without these signs.
  package var help: [String]
  /// From `def` to the `}`.
  package var range: SourceRange
}

/// A parameter of a `def` or of a script, as written.
package struct ParameterSyntax: Sendable {
  /// What stands for its value.
  package var name: NameSyntax
  /// How its bare word is read; nil is `any`.
  package var kind: NameSyntax?
  /// What leaving it out means; nil where it must be given.
  package var defaultValue: ExpressionSyntax?
  /// The rows of `##` right above the `param`, without these signs.
  package var help: [String] = []
  /// Of a `param` from the keyword on.
  package var range: SourceRange
}

/// What `expect error` waits for.
package enum ExpectedFailure: Equatable, Sendable {
  /// An HTTP status.
  case status(Int64)
  /// A code of the API, or a kind of error.
  case name(String)
}
