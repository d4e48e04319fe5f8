/// Which part of a list is asked for, where identifiers are its cursors.
package struct ListQuery: Sendable, Hashable {
  /// The largest page that the service gives.
  package static let largestPage = 100

  /// How many at most, 1 to 100; nil leaves it to the server.
  package var limit: Int?
  /// The identifier behind which the page begins.
  package var after: String?

  /// Asks for the first page unless told otherwise.
  package init(limit: Int? = nil, after: String? = nil) {
    self.limit = limit
    self.after = after
  }

  /// The query of the URL; a filter stands before where the page begins.
  func text(filter: String? = nil, _ value: String? = nil) -> String {
    var query = URLQuery()
    if let filter { query.add(filter, value) }
    query.add("limit", limit.map(String.init))
    query.add("after", after)
    return query.text
  }
}
