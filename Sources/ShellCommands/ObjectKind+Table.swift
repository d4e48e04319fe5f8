import CommandLanguage

extension ObjectKind {
  /// A table of what was learned.
  static let table = ObjectKind(
    name: "table",
    fields: [
      FieldSpec("object", "The object type, always `table`."),
      FieldSpec("id", "What the endpoints call it."),
      FieldSpec("name", "Its name."),
      FieldSpec("knowledge_id", "The knowledge that it belongs to."),
      FieldSpec("created_at", "When it was made, ISO 8601."),
      FieldSpec("updated_at", "When it last changed, ISO 8601."),
    ],
    columns: [
      Column("id") { $0.text("id") ?? "" }, Column("name") { $0.text("name") ?? "" },
      Column("updated") { $0.text("updated_at") ?? "" },
    ],
    presentation: { record in
      let rows: [(String, String?)] = [
        ("knowledge", record.text("knowledge_id")), ("created", record.text("created_at")),
        ("updated", record.text("updated_at")),
      ]
      return Presentation(
        title: record.title("table"),
        rows: rows.compactMap { row in row.1.map { .init(row.0, $0) } })
    })
}
