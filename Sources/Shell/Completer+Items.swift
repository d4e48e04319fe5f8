import CommandLanguage
import LineEditing

/// What a filter at the cursor can name: the fields of the items that it is given.
extension Completer {
  /// What could be written there that is about the items; nil where the cursor asks for something else.
  func candidates(
    for want: CompletionRequest.Want, ofItems source: SourceSyntax, typed: String
  ) -> [Candidate]? {
    switch want {
    case .expression:
      return fields(ofItems: source)
        + [Candidate(Filter.itemName, summary: "The item itself.")] + functions
    case .argument(let spec, let place):
      guard case .field(let isOrdered)? = spec.operand(at: place)?.kind else { return nil }
      let sign = isOrdered && typed.hasPrefix("-") ? "-" : ""
      return fields(ofItems: source).map { Candidate(sign + $0.text, summary: $0.summary) }
    case .field(of: .variable(let name)) where name.text == Filter.itemName:
      return fields(ofItems: source)
    default: return nil
    }
  }

  /// The fields of a source's items, without running anything: those of a variable's first item, or
  /// what is documented of the objects that a command gives.
  private func fields(ofItems source: SourceSyntax) -> [Candidate] {
    switch source {
    case .expression(let expression): value(of: expression).map { fields(of: $0.firstItem) } ?? []
    case .command(let command):
      documentedFields(of: interpreter.registry[command.name.text]?.spec)
    case .pipeline(let head, let filters): fields(ofItems: head, behind: filters[...])
    }
  }

  private func fields(ofItems head: SourceSyntax, behind filters: ArraySlice<CommandSyntax>)
    -> [Candidate]
  {
    guard let last = filters.last, let filter = Filter.named(last.name.text) else {
      return filters.isEmpty ? fields(ofItems: head) : []
    }
    if filter.keepsFields { return fields(ofItems: head, behind: filters.dropLast()) }
    if !filter.givesNamedFields { return [] }
    return last.arguments.compactMap { argument in
      if case .positional(.word(let word)) = argument {
        word.text.map { Candidate($0) }
      } else {
        nil
      }
    }
  }

  private func documentedFields(of spec: CommandSpec?) -> [Candidate] {
    spec?.fields(interpreter.registry).map { Candidate($0.name, summary: $0.summary) } ?? []
  }
}

extension Value {
  /// What a filter would be given first.
  fileprivate var firstItem: Value {
    if case .list(let values) = self { values.first ?? .null } else { self }
  }
}
