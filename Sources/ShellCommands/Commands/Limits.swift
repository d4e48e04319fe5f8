import CommandLanguage
import DatagridAPI

extension Command {
  static func limits(_ session: APISession) -> Command {
    Command(
      "limits",
      summary: "Shows what the service said last of its rate limits, by endpoint.",
      discussion: """
        Each endpoint counts the requests of 60 s. The figures are those of this session's latest \
        answers; nothing is asked for.
        """,
      examples: [
        Example(
          "k = create orders.csv; limits", "Shows what a create leaves.", prints: nil)
      ],
      result: .records(
        [
          FieldSpec("endpoint", "The endpoint that counts."),
          FieldSpec("limit", "How many requests it takes in 60 s."),
          FieldSpec("remaining", "How many are left."),
          FieldSpec("resets_in", "When the oldest no longer counts; null where that is not said."),
        ], plural: "rate limits so far")
    ) { _ in
      .list(
        session.rateLimits.map { entry in
          .record(Record(entry, now: session.clock.now))
        })
    }
  }
}

extension Record {
  /// - Parameter now: since 1970.
  fileprivate init(_ entry: RateBudget.Entry, now: Duration) {
    let reset = entry.resetsAt.map { reset in
      Value.duration(max(0, Int64(((reset - now) / .seconds(1)).rounded())) * 1_000_000_000)
    }
    self.init([
      ("endpoint", .text(entry.endpoint)),
      ("limit", .integer(Int64(entry.limit.limit))),
      ("remaining", .integer(Int64(entry.limit.remaining))),
      ("resets_in", reset ?? .null),
    ])
  }
}
