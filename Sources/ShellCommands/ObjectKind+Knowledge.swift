package import CommandLanguage

extension ObjectKind {
  /// A knowledge, as the page *Retrieve knowledge* of the API documents it.
  package static let knowledge = ObjectKind(
    name: "knowledge", plural: "knowledge",
    fields: [
      FieldSpec("object", "The object type, always `knowledge`."),
      FieldSpec("id", "What the endpoints call it."),
      FieldSpec("name", "Its name."),
      FieldSpec("teamspace_id", "The teamspace that owns it."),
      FieldSpec("scope", "Who sees it: `teamspace` or `organization`."),
      FieldSpec(
        "parent", "Where it stands.",
        fields: [
          FieldSpec("type", "`root` or `page`."),
          FieldSpec("page_id", "The page, where the type is `page`."),
        ]),
      FieldSpec("created_at", "When it was created, ISO 8601."),
      FieldSpec("updated_at", "When it last changed, ISO 8601; may be absent."),
      FieldSpec("status", "`pending`, `partial`, `ready` or `failed`."),
      FieldSpec(
        "last_error", "Why the last run broke off; null when it did not.",
        fields: [
          FieldSpec("code", "`out_of_credits`, `unauthorized` or `processing_error`."),
          FieldSpec("message", "The reason, for people."),
        ]),
      FieldSpec(
        "row_counts", "How many rows there are.",
        fields: [
          FieldSpec("total", "All rows."),
          FieldSpec("completed", "Rows that are learned."),
          FieldSpec("failed", "Rows that could not be learned."),
        ]),
      FieldSpec(
        "credits", "What it cost; null while a run is on.",
        fields: [FieldSpec("consumed", "Credits spent on its tables.")]),
      FieldSpec(
        "sync", "How it follows a connection; null when it does not.",
        fields: [
          FieldSpec("connection_id", "The connection."),
          FieldSpec("enabled", "Whether it is followed."),
          FieldSpec("trigger", "The schedule; may be null."),
        ]),
    ],
    columns: [
      Column("id") { $0.cell("id") },
      Column("name") { $0.cell("name") },
      Column("status") { $0.status },
      Column("rows") { $0.count("row_counts", "completed") },
      Column("created") { $0.moment("created_at") },
    ],
    presentation: { record in
      var updated = record.moment("updated_at")
      if updated == record.moment("created_at") { updated = nil }
      return Presentation(
        title: record.title("knowledge"),
        [
          "status": record.status,
          "rows": record.rowsLearned.map(Cell.text),
          "error": record.text("last_error", "message").map { message in
            .text("\(record.text("last_error", "code") ?? "error"): \(message)")
          },
          "what to do": record.advice.map(Cell.text),
          "credits": record.count("credits", "consumed"),
          "page": record.cell("parent", "page_id"),
          "connection": record.cell("sync", "connection_id"),
          "created": record.moment("created_at"), "updated": updated,
        ])
    })
}

extension Record {
  fileprivate var status: Cell {
    let status = text("status") ?? "unknown"
    return switch status {
    case "ready": .state(status, .good)
    case "failed": .state(status, .bad)
    case "pending", "partial": .state(status, .pending)
    default: .text(status)
    }
  }

  /// How many rows there are, and of how many: while a run is on, the total grows with what is read.
  fileprivate var rowsLearned: String? {
    guard let total = value(["row_counts", "total"]),
      let learned = value(["row_counts", "completed"])
    else { return nil }
    let isRunning = text("credits", "consumed") == nil && text("last_error", "code") == nil
    let counts =
      Readable.count(learned)
      + (isRunning ? " learned so far" : " of \(Readable.count(total)) learned")
    guard let failed = value(["row_counts", "failed"]), failed != .integer(0) else { return counts }
    return "\(counts), \(Readable.count(failed)) failed"
  }

  /// What helps against the error that the last run ended with.
  fileprivate var advice: String? {
    switch text("last_error", "code") {
    case nil: nil
    case "out_of_credits": "`credits` says what is left; with more of them `reindex` goes on"
    case "unauthorized": "allow the connection anew (`connect`), then `reindex`"
    default: "`reindex` tries again; a file that stays unreadable is mended and created anew"
    }
  }
}
