extension Interpreter {
  /// What a list is a list of that an expression gives, where the commands and filters in it say so.
  func nounOfItems(in expression: CheckedExpression) -> String? {
    switch expression {
    case .pipeline(let head, let filters, _):
      filters.allSatisfy(\.filter.keepsItems) ? nounOfItems(in: head) : nil
    case .command(let command): nounOfItems(given: command)
    default: nil
    }
  }

  private func nounOfItems(given command: BoundCommand) -> String? {
    switch command.spec.result {
    case .objects(let name), .objectOrObjects(let name, _):
      registry.objectKinds.first { $0.name == name }?.plural
    case .records(_, let plural): plural
    case .enclosed: command.enclosed.flatMap(nounOfItems)
    case .nothing, .never, .value, .path, .paths, .object, .silent: nil
    }
  }
}

extension Filter {
  /// Whether what it gives are items of what it was given.
  fileprivate var keepsItems: Bool { gives == .items || gives == .item }
}
