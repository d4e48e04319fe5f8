import CommandLanguage

extension ObjectKind {
  /// A row of a table, a `record` of the API; tables have a column for each name in its data.
  static let row = row(isCut: true)

  /// - Parameter isCut: whether long texts are cut where a table shows them.
  static func row(isCut: Bool) -> ObjectKind {
    ObjectKind(
      name: "row",
      fields: [
        FieldSpec("object", "The object type, always `record`."),
        FieldSpec("id", "What names it within its table."),
        FieldSpec("table_id", "The table that it belongs to."),
        FieldSpec("data", "Its values by the names of the columns."),
        FieldSpec("created_at", "When it was learned, ISO 8601."),
        FieldSpec("updated_at", "When it last changed, ISO 8601."),
      ],
      isCut: isCut,
      columns: { rows in
        var names: [String] = []
        var known: Set<String> = []
        for row in rows {
          names += row.data.keys.filter { known.insert($0).inserted }
        }
        guard !names.isEmpty else { return [Column("id") { $0.cell("id") }] }
        return names.map { name in Column(name) { $0.data.cell(name) } }
      },
      presentation: { record in
        Presentation(
          title: "row \(record.text("id") ?? "")",
          rows: record.data.fields.map { .init($0, Cell($1, of: $0)) })
      })
  }
}

extension Record {
  /// The values of a row; none where they are no object.
  fileprivate var data: Record {
    if case .record(let data)? = self["data"] { data } else { Record() }
  }
}
