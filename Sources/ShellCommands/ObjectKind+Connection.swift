import CommandLanguage

extension ObjectKind {
  /// A connection to a third-party service, of which the API pages document the id alone.
  static let connection = ObjectKind(
    name: "connection",
    fields: [
      FieldSpec("object", "The object type, always `connection`."),
      FieldSpec("id", "What the endpoints call it."),
      FieldSpec("name", "Its name."),
    ],
    columns: [
      Column("id") { $0["id"]?.text ?? "" }, Column("name") { $0["name"]?.text ?? "" },
    ],
    presentation: { record in
      Presentation(title: "connection \(record["id"]?.text ?? "")", rows: [])
    })
}
