import CommandLanguage

extension Record {
  /// The value of a field at any depth; nil where it, or one on the way to it, is null or missing.
  func value(_ path: [String]) -> Value? {
    var value = Value.record(self)
    for step in path {
      guard case .record(let fields) = value, let next = fields[step] else { return nil }
      value = next
    }
    return value == .null ? nil : value
  }

  /// The text of ``value(_:)``.
  func text(_ path: [String]) -> String? { value(path)?.text }

  func text(_ path: String...) -> String? { text(path) }

  /// A field as it stands in a card or a table: what names an object is never cut.
  func cell(_ path: String...) -> Cell? {
    value(path).map { Cell($0, of: path.last ?? "") }
  }

  /// A field that says how many there are of something.
  func count(_ path: String...) -> Cell? { value(path).map(Cell.count) }

  /// A field that says when something was.
  func moment(_ path: String...) -> Cell? { text(path).map(Cell.init(moment:)) }

  /// What stands above a card: the kind, the id and, where there is one, the name.
  func title(_ kind: String) -> String {
    [kind, text("id"), text("name")].compactMap(\.self).joined(separator: " ")
  }
}
