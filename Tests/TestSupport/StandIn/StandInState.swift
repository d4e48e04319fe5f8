/// All that the stand-in holds.
struct StandInState {
  var knowledge: [StandInKnowledge]
  var pages: [(id: String, name: String, parent: String?)]
  var connections: [(id: String, name: String, connector: String)]
  /// Counts whatever gets an id or a time.
  var count = 0

  /// What every service begins with, newest first.
  static let initial = StandInState(
    knowledge: [
      StandInKnowledge(
        id: "kn_numbers01", name: "Numbers",
        tables: [
          StandInTable(
            id: "tb_numbers01", name: "numbers", columns: ["n", "square"],
            rows: (1...2500).map { ["\($0)", "\($0 * $0)"] })
        ]),
      StandInKnowledge(
        id: "kn_handbook1", name: "Handbook", page: "page_sales01",
        tables: [
          StandInTable(
            id: "tb_handbook1", name: "handbook", columns: ["topic", "text"],
            rows: [
              [
                "fees", "A late delivery costs a fee of ten percent for each week that it is late.",
              ],
              ["\u{1B}[31mred\u{202E}", "bell\u{7}"],
            ]),
          StandInTable(id: "tb_glossary", name: "glossary", columns: ["word"], rows: [["fee"]]),
        ]),
      StandInKnowledge(
        id: "kn_drive0001", name: "Drive contracts", connection: "conn_drive01", tables: []),
      StandInKnowledge(id: "kn_draft0001", name: "Draft A", tables: []),
      StandInKnowledge(id: "kn_draft0002", name: "Draft B", tables: []),
    ],
    pages: [("page_sales01", "Sales", nil), ("page_report1", "Reports", "page_sales01")],
    connections: [
      ("conn_drive01", "Drive", "google_drive"), ("conn_crm0002", "Customers", "hubspot"),
    ])

  /// The next moment: all that happens takes a second.
  mutating func tick() -> String {
    count += 1
    let (minutes, seconds) = (count / 60 % 60, count % 60)
    return
      "2026-01-01T00:\(minutes < 10 ? "0" : "")\(minutes):\(seconds < 10 ? "0" : "")\(seconds)Z"
  }

  /// A new id with its kind before it.
  mutating func newID(_ prefix: String) -> String {
    count += 1
    return prefix + "_" + String(1000 + count) + "abcd"
  }

  /// A file as a table: of a CSV file its rows, else a row for each line.
  mutating func table(of name: String, _ text: String) -> StandInTable {
    var rows =
      name.hasSuffix(".csv")
      ? StandInTable.rows(ofCSV: text) : text.split(separator: "\n").map { [String($0)] }
    let columns = name.hasSuffix(".csv") && !rows.isEmpty ? rows.removeFirst() : ["text"]
    return StandInTable(id: newID("tb"), name: name, columns: columns, rows: rows)
  }
}

/// A knowledge of the stand-in.
struct StandInKnowledge {
  let id: String
  var name: String
  var page: String?
  var scope = "teamspace"
  var connection: String?
  var isSynced = false
  var cron: String?
  var timezone: String?
  var created = "2026-01-01T00:00:00Z"
  var updated: String?
  var tables: [StandInTable]
  /// How many answers from now on say that a run is on.
  var pendingLooks = 0

  var json: StandInJSON {
    let rows = Double(tables.map(\.rows.count).reduce(0, +))
    let isDone = pendingLooks == 0
    return [
      "object": "knowledge", "id": .text(id), "name": .text(name), "teamspace_id": "ts_home01",
      "scope": .text(scope), "parent": StandInJSON(page: page), "created_at": .text(created),
      "updated_at": StandInJSON(updated), "status": .text(isDone ? "ready" : "pending"),
      "last_error": .null,
      "row_counts": [
        "total": .number(rows), "completed": .number(isDone ? rows : 0), "failed": .number(0),
      ],
      "credits": isDone ? ["consumed": .number(rows / 100)] : .null,
      "sync": connection.map { connection in
        [
          "connection_id": .text(connection), "enabled": .bool(isSynced),
          "trigger": cron.map {
            ["type": "cron", "cron_expression": .text($0), "timezone": StandInJSON(timezone)]
          } ?? .null,
        ]
      } ?? .null,
    ]
  }
}

extension StandInJSON {
  /// Where something stands.
  init(page: String?) {
    self = page.map { ["type": "page", "page_id": .text($0)] } ?? ["type": "root"]
  }
}
