import CommandLanguage

extension Record {
  /// The text of a field at any depth; nil where it, or one on the way to it, is null or missing.
  func text(_ path: [String]) -> String? {
    var value = Value.record(self)
    for step in path {
      guard case .record(let fields) = value, let next = fields[step] else { return nil }
      value = next
    }
    return value == .null ? nil : value.text
  }

  func text(_ path: String...) -> String? { text(path) }

  /// What stands above a card: the kind, the id and, where there is one, the name.
  func title(_ kind: String) -> String {
    [kind, text("id"), text("name")].compactMap(\.self).joined(separator: " ")
  }
}
