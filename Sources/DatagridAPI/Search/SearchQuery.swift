/// What is looked for in what was learned.
package struct SearchQuery: Sendable, Hashable {
  /// How many results one answer may hold.
  package static let largestPage = 100

  /// The words; not blank.
  package var text: String
  /// The knowledge to look in, or none for all.
  package var knowledge: [String]
  /// How many results at most, 1 to 100; nil leaves it to the server.
  package var limit: Int?
  /// What the answer before named as the cursor to go on with.
  package var next: String?
  /// Kinds of records to look among: `rows`, `tables`, `files`, `pages`, `cells`; none for all.
  package var recordTypes: [String]

  /// Looks in all there is unless told otherwise.
  package init(
    _ text: String, in knowledge: [String] = [], limit: Int? = nil, next: String? = nil,
    recordTypes: [String] = []
  ) {
    self.text = text
    self.knowledge = knowledge
    self.limit = limit
    self.next = next
    self.recordTypes = recordTypes
  }

  /// The query of the URL; lists are joined by commas, as the official clients join them.
  var query: String {
    func joined(_ values: [String]) -> String? {
      values.isEmpty ? nil : values.joined(separator: ",")
    }
    var query = URLQuery()
    query.add("query", text)
    query.add("knowledge_ids", joined(knowledge))
    query.add("limit", limit.map(String.init))
    query.add("next", next)
    query.add("record_types", joined(recordTypes))
    return query.text
  }
}
