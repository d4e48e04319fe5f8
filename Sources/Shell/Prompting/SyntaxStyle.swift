import CommandLanguage
import LineEditing

extension SyntaxMark.Role {
  /// How a part of a line looks; nil for what looks plain.
  ///
  /// Of the palette's colours white and black vanish on one ground or the other, and yellow is hard to read
  /// on a light one. What is wrong is red and nothing else is. Variables are plain, and so stand out in a
  /// text.
  var style: TextStyle? {
    switch self {
    case .command, .filter: TextStyle(.blue, isBold: true)
    case .function: TextStyle(.blue)
    case .keyword, .number, .constant: TextStyle(.magenta)
    case .flag, .glob, .id: TextStyle(.cyan)
    case .text: TextStyle(.green)
    case .comment: TextStyle(isDim: true)
    case .unclosedQuote: TextStyle(.red, isUnderlined: true)
    case .unknownCommand, .unknownFilter, .unknownFlag, .unknownVariable, .unknownFunction,
      .foreignOperator, .unmatchedBracket:
      TextStyle(.red)
    case .plain, .variable, .field, .operator, .path, .bracket: nil
    }
  }

  /// How both brackets of the pair at the cursor look.
  static let pairStyle = TextStyle(isBold: true, isUnderlined: true)
}
