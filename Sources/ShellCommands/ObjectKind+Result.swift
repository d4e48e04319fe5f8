import CommandLanguage

extension ObjectKind {
  /// Something that `search` found, a `search_result_item` of the API; it has no id.
  static let result = ObjectKind(
    name: "result",
    fields: [
      FieldSpec("object", "The object type, always `search_result_item`."),
      FieldSpec("score", "How well it fits, 0 to 1."),
      FieldSpec("title", "What it is called; may be null."),
      FieldSpec("summary", "What it says in short; may be null."),
      FieldSpec("content", "The texts that fit, a list."),
      FieldSpec("updated_at", "When it last changed, ISO 8601."),
      FieldSpec("resource", "Where it stands: a knowledge, a table, a row or a file."),
    ],
    columns: [
      Column("score") { $0.score }, Column("title") { $0.cell("title") },
      Column("content") { record in
        (record.snippets.first ?? record.text("summary")).map(Cell.text)
      },
    ],
    presentation: { record in
      var rows: [Presentation.Row] = []
      if let score = record.score { rows.append(.init("score", score)) }
      if let summary = record.text("summary") { rows.append(.init("summary", summary)) }
      rows += record.snippets.map { .init("content", $0) }
      if let type = record.text("resource", "object"), let id = record.text("resource", "id") {
        rows.append(.init("resource", "\(type) \(id)"))
      }
      return Presentation(title: "result \(record.text("title") ?? "")", rows: rows)
    })
}

extension Record {
  /// Two digits are enough to compare by.
  fileprivate var score: Cell? {
    switch self["score"] {
    case .number(let score)?: .value(.number((score * 100).rounded() / 100))
    case let other: other.flatMap { $0 == .null ? nil : .value($0) }
    }
  }

  fileprivate var snippets: [String] {
    if case .list(let texts)? = self["content"] { texts.map(\.text) } else { [] }
  }
}
