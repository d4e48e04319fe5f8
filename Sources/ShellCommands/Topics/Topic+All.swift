import CommandLanguage

extension Topic {
  /// The topics of this product: what the API brings to the language's own.
  static let gridsh = statuses + objects + refusals + troubles

  /// How a knowledge stands.
  private static let statuses = [
    Topic(
      "pending", in: .status, "The service has taken the files and has learned no row yet.",
      advice: "`wait k` waits for the end."),
    Topic(
      "partial", in: .status, "Some rows are learned.",
      discussion: """
        More may come: the run goes on while `last_error` and `credits` are null and rows are missing. \
        It has ended where rows failed.
        """,
      advice: """
        `wait k` goes on waiting and raises `incomplete` where it has ended; `wait k --until partial` \
        is content with the first rows.
        """),
    Topic(
      "ready", in: .status, "All rows are learned.",
      examples: [
        Example("k = create orders.csv; wait k; print k.status", "Waits for it.", prints: "ready")
      ]),
    Topic(
      "failed", in: .status, "No row could be learned.",
      advice: "`print k.last_error` says why; mend the file and create it again."),
  ]

  /// The objects of the API as values.
  private static let objects = [
    Topic(
      "knowledge", in: .kind, "Files that the service learns rows from; what `create` gives.",
      discussion: """
        A variable holds a handle: each answer about the id refreshes its fields, so that after `wait \
        k` the field `k.status` is the new one; `snapshot k` is a record that stays. In a text it is \
        its id. Where a command takes a knowledge, a bare word is a variable of that name, else an id.
        """,
      examples: [
        Example(
          "k = create orders.csv; wait k; print k.name, k.row_counts.total", "Asks for fields.",
          prints: "orders.csv 3")
      ]),
    Topic(
      "table", in: .kind, "Rows that were learned of a knowledge; what `tables` gives.",
      discussion: "`rows t` gives its rows. In a text it is its id."),
    Topic(
      "row", in: .kind, "A row of a table, with its values in `data`; what `rows` gives.",
      discussion: """
        `rows t | where data.city == "Oslo"` looks for some, `rows t | each data` gives records that \
        `save` and `format csv` make columns of.
        """),
    Topic(
      "page", in: .kind, "What knowledge and other pages may stand under; what `pages` gives.",
      discussion: "`create --page`, `update --page` and `list --page` take its id."),
    Topic(
      "connection", in: .kind, "A third-party service that the account is linked with.",
      discussion: """
        `connections` lists them; `connect ID` gives the page on which the reading of one is allowed.
        """),
    Topic(
      "result", in: .kind, "Something that `search` found, with its score, texts and place.",
      discussion: "It has no id; in a text it is its JSON."),
    Topic("credits", in: .kind, "How many credits the organisation has; what `credits` gives."),
    Topic("identity", in: .kind, "Whose key it is; what `whoami` gives."),
  ]
}
