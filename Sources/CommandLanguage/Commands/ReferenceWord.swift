/// The bare words that name an API object by its id, and not a variable.
package struct ReferenceWord {
  /// From so many characters on a word with a digit is an id.
  private static let shortestID = 8

  private let names: [[Character]]

  /// - Parameter names: the variables that a word could be meant for.
  package init(variables names: some Sequence<String>) { self.names = names.map(Array.init) }

  /// Whether a word is an id: it has a `-`, or a digit and eight characters, and no variable is one
  /// edit away, which would make it a slip of the fingers.
  package func isID(_ word: String) -> Bool {
    Self.looksLikeID(word) && variableNear(word) == nil
  }

  /// The first variable that is at most one edit away.
  func variableNear(_ word: String) -> String? {
    let characters = Array(word)
    return names.first { Spelling.editDistance($0, characters, limit: 1) <= 1 }
      .map { String($0) }
  }

  /// Whether a word has the form of an id, whatever variables there are.
  static func looksLikeID(_ word: String) -> Bool {
    word.contains("-")
      || (word.count >= shortestID && word.contains { $0.isASCII && $0.isNumber })
  }
}
