/// A table of the stand-in.
struct StandInTable {
  let id: String
  let name: String
  let columns: [String]
  let rows: [[String]]

  func json(of knowledge: StandInKnowledge) -> StandInJSON {
    [
      "object": "table", "id": .text(id), "knowledge_id": .text(knowledge.id),
      "name": .text(name), "created_at": .text(knowledge.created),
      "updated_at": .text(knowledge.updated ?? knowledge.created),
    ]
  }

  func json(ofRow index: Int) -> StandInJSON {
    [
      "object": "record", "id": .text("row_\(index + 1)"), "table_id": .text(id),
      "data": .object(Array(zip(columns, rows[index].map(StandInJSON.text)))),
      "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z",
    ]
  }

  /// The rows of a CSV text, the first one included.
  static func rows(ofCSV text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }
}
