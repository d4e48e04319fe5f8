/// What a command that talks to the world may use.
package struct Invocation: Sendable {
  /// Where data and notices go.
  package let output: any Output
  /// How many items the filters behind a command that gives pages will take at most; nil where nobody
  /// knows.
  package var wanted: Int?
  /// The session's variables, where a person can go on with them; none in a script, which ends.
  package var variables: [(name: String, value: Value)] = []
  let cancellation: Cancellation

  /// Says what a command leaves behind that is being cancelled, and how to go on.
  ///
  /// Whoever ends the run tells it: of a command that is not cancelled, nobody hears it.
  /// - Parameter made: what `_` is to hold; null leaves it as it is.
  package func explainEnding(_ text: String, made: Value = .null) {
    cancellation.explain(Cancellation.Explanation(text: text, made: made))
  }

  /// Whether a person at a prompt can go on with what a command leaves behind.
  package var isAtPrompt: Bool { cancellation.isAtPrompt }
}

extension Invocation {
  /// Longer lists are not searched for an object: whoever typed them does not count to its place.
  private static let longestList = 100

  /// What a person would type for a value: the variable that holds it, or the item of one, `ks[0]`; else
  /// its text, which of an API object is its id.
  package func name(of value: Value) -> String {
    if let variable = variables.last(where: { $0.value == value }) { return variable.name }
    for variable in variables.reversed() {
      guard case .list(let items) = variable.value, items.count <= Self.longestList,
        let place = items.firstIndex(of: value)
      else { continue }
      return "\(variable.name)[\(place)]"
    }
    return value.text
  }
}
