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
      Column("id") { $0.cell("id") }, Column("name") { $0.cell("name") },
      Column("updated") { $0.moment("updated_at") },
    ],
    presentation: { record in
      Presentation(
        title: record.title("table"),
        [
          "knowledge": record.cell("knowledge_id"), "created": record.moment("created_at"),
          "updated": record.moment("updated_at"),
        ])
    })
}
