package import CommandLanguage

extension ObjectKind {
  /// A knowledge, as the page *Retrieve knowledge* of the API documents it.
  package static let knowledge = ObjectKind(
    name: "knowledge",
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
      Column("id") { $0.text("id") ?? "" },
      Column("name") { $0.text("name") ?? "" },
      Column("status") { $0.text("status") ?? "unknown" },
      Column("rows") { $0.text("row_counts", "completed") ?? "" },
      Column("created") { $0.text("created_at") ?? "" },
    ],
    presentation: { record in
      func text(_ path: String...) -> String? { record.text(path) }
      var rows = [Presentation.Row("status", text("status") ?? "unknown")]
      if let total = text("row_counts", "total"), let done = text("row_counts", "completed") {
        let failed = text("row_counts", "failed").flatMap { $0 == "0" ? nil : ", \($0) failed" }
        // While a run is on, the total grows with what is read of the files.
        let isRunning = text("credits", "consumed") == nil && text("last_error", "code") == nil
        let counts = isRunning ? "\(done) learned so far" : "\(done) of \(total) learned"
        rows.append(.init("rows", counts + (failed ?? "")))
      }
      if let message = text("last_error", "message") {
        rows.append(.init("error", "\(text("last_error", "code") ?? "error"): \(message)"))
      }
      if let credits = text("credits", "consumed") { rows.append(.init("credits", credits)) }
      if let page = text("parent", "page_id") { rows.append(.init("page", page)) }
      if let created = text("created_at") { rows.append(.init("created", created)) }
      return Presentation(title: record.title("knowledge"), rows: rows)
    })
}
