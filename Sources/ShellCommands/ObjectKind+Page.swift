import CommandLanguage

extension ObjectKind {
  /// A page that knowledge stands under.
  static let page = ObjectKind(
    name: "page",
    fields: [
      FieldSpec("object", "The object type, always `page`."),
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
      FieldSpec("created_at", "When it was made, ISO 8601."),
    ],
    columns: [
      Column("id") { $0.text("id") ?? "" }, Column("name") { $0.text("name") ?? "" },
      Column("page") { $0.text("parent", "page_id") ?? "" },
      Column("created") { $0.text("created_at") ?? "" },
    ],
    presentation: { record in
      let rows: [(String, String?)] = [
        ("scope", record.text("scope")), ("page", record.text("parent", "page_id")),
        ("created", record.text("created_at")),
      ]
      return Presentation(
        title: record.title("page"),
        rows: rows.compactMap { row in row.1.map { .init(row.0, $0) } })
    })
}
