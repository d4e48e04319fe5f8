/// Which part of the list of knowledge is asked for.
package struct KnowledgeQuery: Sendable, Hashable {
  /// The largest page that the service gives.
  package static let largestPage = 100

  /// How many at most, 1 to 100; nil leaves it to the server.
  package var limit: Int?
  /// The identifier behind which the page begins.
  package var after: String?
  /// Only what is nested there.
  package var parent: KnowledgeParent?

  /// Asks for the first page of all unless told otherwise.
  package init(limit: Int? = nil, after: String? = nil, parent: KnowledgeParent? = nil) {
    self.limit = limit
    self.after = after
    self.parent = parent
  }

  /// The query of the URL, its `?` included; empty where nothing is asked for.
  var text: String {
    var fields: [(name: String, value: String)] = []
    if let limit { fields.append(("limit", String(limit))) }
    if let after { fields.append(("after", after)) }
    switch parent {
    case .root: fields.append(("parent[type]", "root"))
    case .page(let id): fields += [("parent[type]", "page"), ("parent[page_id]", id)]
    case nil: break
    }
    guard !fields.isEmpty else { return "" }
    let encoded = fields.map { PathSegment.encode($0.name) + "=" + PathSegment.encode($0.value) }
    return "?" + encoded.joined(separator: "&")
  }
}
