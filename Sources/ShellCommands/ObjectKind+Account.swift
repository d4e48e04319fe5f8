import CommandLanguage

extension ObjectKind {
  /// How many credits the organisation has.
  static let credits = ObjectKind(
    name: "credits",
    fields: [
      FieldSpec("remaining", "Credits left of the present billing period."),
      FieldSpec("consumed", "Credits spent in it."),
      FieldSpec("total", "Credits that it began with."),
    ],
    columns: ["remaining", "consumed", "total"].map { name in
      Column(name) { $0.count(name) }
    },
    presentation: { record in
      Presentation(
        title: "credits",
        rows: ["remaining", "consumed", "total"].compactMap { name in
          record.count(name).map { .init(name, $0) }
        })
    })

  /// Whose key it is.
  static let identity = ObjectKind(
    name: "identity",
    fields: [
      FieldSpec("object", "The object type, always `identity`."),
      FieldSpec("user_id", "Whose key it is."),
      FieldSpec("current_teamspace_id", "The teamspace that requests are about."),
      FieldSpec("teamspaces", "The user's teamspaces, each with its permissions; a list."),
    ],
    columns: [
      Column("user") { $0.cell("user_id") },
      Column("teamspace") { $0.cell("current_teamspace_id") },
    ],
    presentation: { record in
      var rows: [Presentation.Row] = []
      if let current = record.text("current_teamspace_id") {
        rows.append(.init("teamspace", current))
      }
      if case .list(let teamspaces)? = record["teamspaces"] {
        for case .record(let teamspace) in teamspaces {
          let id = teamspace.text("teamspace_id") ?? ""
          let role = teamspace.text("permissions", "role").map { ", \($0)" } ?? ""
          rows.append(.init("member of", id + role))
        }
      }
      return Presentation(title: "user \(record.text("user_id") ?? "")", rows: rows)
    })
}
