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
      Column("id") { $0.cell("id") }, Column("name") { $0.cell("name") },
      Column("connector") { $0.cell("connector_id") },
      Column("valid") { $0.cell("valid") },
    ],
    presentation: { record in
      Presentation(
        title: record.title("connection"),
        [
          "connector": record.cell("connector_id"), "value": record.cell("value"),
          "valid": record.cell("valid"), "created": record.moment("created_at"),
        ])
    })
}
