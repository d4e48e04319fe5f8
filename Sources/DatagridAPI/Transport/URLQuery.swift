/// The query of a URL, field by field.
struct URLQuery {
  /// Its text, the `?` before it included; empty where there is no field.
  private(set) var text = ""

  /// Adds a field; one without a value is left out.
  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    add(encoded: PathSegment.encode(name) + "=" + PathSegment.encode(value))
  }

  /// Adds what only a page, or only the root, holds.
  mutating func add(_ name: String, _ parent: KnowledgeParent?) {
    switch parent {
    case .root: add("\(name)[type]", "root")
    case .page(let id):
      add("\(name)[type]", "page")
      add("\(name)[page_id]", id)
    case nil: break
    }
  }

  /// Adds fields that are percent-encoded already.
  mutating func add(encoded fields: String) {
    text += (text.isEmpty ? "?" : "&") + fields
  }
}
