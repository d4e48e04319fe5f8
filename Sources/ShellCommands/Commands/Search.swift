import CommandLanguage
import DatagridAPI

extension Command {
  static func search(_ session: APISession) -> Command {
    Command(
      "search",
      summary: "Looks for words in what was learned, best results first.",
      discussion: """
        It is one request, for which the service may charge credits: what they were is said. Flags \
        may stand before and behind the words.
        """,
      parameters: Parameter.rest("TEXT", "What to look for; quotes are not needed."),
      Parameter.object("in", ObjectKind.knowledge.name, "Only in this knowledge.").flag()
        .repeated(),
      Parameter.integer(
        "limit", "How many results at most.", within: 1...Int64(SearchQuery.largestPage)
      ).flag().optional("as many as the service gives"),
      examples: [
        Example(
          "search late delivery fees --limit 3", "Looks in all knowledge."),
        Example(
          "k = create orders.csv; wait k; for r in search lamp --in k { print r.title, r.score }",
          "Looks in one knowledge.", prints: "0.01 credits consumed\norders.csv 1"),
      ],
      result: .objects(ObjectKind.result.name), needsAPI: true
    ) { invocation, text, references, limit in
      let query = SearchQuery(
        text, in: references.map(\.text), limit: limit.map { Int($0) })
      let answer = try await session.send { try await $0.search(query) }
      if let credits = answer.body.creditsConsumed, credits > 0 {
        invocation.output.notice("\(Value.number(credits).text) credits consumed")
      }
      return .list(
        answer.body.page.items.map { .object(session.object(.result, $0.json, of: answer)) })
    }
  }
}
