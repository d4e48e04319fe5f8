import CommandLanguage

extension ObjectKind {
  /// A connection to a third-party service.
  static let connection = ObjectKind(
    name: "connection",
    fields: [
      FieldSpec("object", "The object type, always `connection`."),
      FieldSpec("id", "What the endpoints call it."),
      FieldSpec("name", "Its name."),
      FieldSpec("connector_id", "The service that it leads to."),
      FieldSpec("teamspace_id", "The teamspace that owns it."),
      FieldSpec("valid", "Whether the service still lets it in; may be absent."),
      FieldSpec("value", "Whom the service knows it as; may be absent."),
      FieldSpec("created_at", "When it was made, ISO 8601."),
      FieldSpec("updated_at", "When it last changed, ISO 8601."),
    ],
    columns: [
      Column("id") { $0.text("id") ?? "" }, Column("name") { $0.text("name") ?? "" },
      Column("connector") { $0.text("connector_id") ?? "" },
      Column("valid") { $0.text("valid") ?? "" },
    ],
    presentation: { record in
      let rows: [(String, String?)] = [
        ("connector", record.text("connector_id")), ("value", record.text("value")),
        ("valid", record.text("valid")), ("created", record.text("created_at")),
      ]
      return Presentation(
        title: record.title("connection"),
        rows: rows.compactMap { row in row.1.map { .init(row.0, $0) } })
    })
}
