/// A part of a list, as the list endpoints answer it.
package struct Page<Item: Sendable>: Sendable {
  /// The objects, in the server's order.
  package let items: [Item]
  /// Whether objects follow behind the last one.
  package let hasMore: Bool
  /// What asks for the next page of a list that is read by cursor; nil at its end.
  package let next: String?

  /// Reads a page; a server that leaves `has_more` out has said all.
  /// - Throws: ``AnswerError.Problem`` when the value is no list, or an element is not what it should
  ///   be.
  init(
    _ value: JSON, of kind: String,
    reading read: (JSON) throws(AnswerError.Problem) -> Item
  ) throws(AnswerError.Problem) {
    guard let data = value["data"]?.array else {
      let found =
        value.object == nil ? value.kindName : "an object without the list that it should hold"
      throw .wrongShape(found: found, expected: "a list of \(kind)")
    }
    var items: [Item] = []
    for element in data { items.append(try read(element)) }
    self.items = items
    hasMore = value["has_more"]?.bool ?? false
    next = value["next"]?.text.nonempty
  }
}
