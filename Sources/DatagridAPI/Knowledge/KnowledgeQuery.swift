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
    var query = URLQuery()
    query.add("limit", limit.map(String.init))
    query.add("after", after)
    query.add("parent", parent)
    return query.text
  }
}
