/// Which part of a table's rows is asked for.
package struct RecordQuery: Sendable, Hashable {
  /// The largest page that the service gives.
  package static let largestPage = 1000

  /// How many at most, 1 to 1000; nil leaves it to the server.
  package var limit: Int?
  /// What the page before named as the cursor to go on with.
  package var next: String?

  /// Asks for the first page unless told otherwise.
  package init(limit: Int? = nil, next: String? = nil) {
    self.limit = limit
    self.next = next
  }

  /// The query of the URL.
  var text: String {
    var query = URLQuery()
    query.add("limit", limit.map(String.init))
    query.add("next", next)
    return query.text
  }
}
