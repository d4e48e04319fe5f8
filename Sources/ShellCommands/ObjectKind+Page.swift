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
      Column("id") { $0.cell("id") }, Column("name") { $0.cell("name") },
      Column("page") { $0.cell("parent", "page_id") },
      Column("created") { $0.moment("created_at") },
    ],
    presentation: { record in
      Presentation(
        title: record.title("page"),
        [
          "scope": record.cell("scope"), "page": record.cell("parent", "page_id"),
          "created": record.moment("created_at"),
        ])
    })
}
