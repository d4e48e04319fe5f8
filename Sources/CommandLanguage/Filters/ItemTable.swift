/// Items as rows, a column for each field.
package struct ItemTable: Sendable {
  /// What stands above each column.
  package let titles: [String]
  /// The cells of each item; null where it has no such field.
  let rows: [[Value]]
  /// Whether a person wants long cells cut.
  package let isCut: Bool

  /// All fields that any item has, in the order in which they first come.
  init(_ items: [Value]) {
    var columns: [String: Int] = [:]
    var titles: [String] = []
    let records = items.map(\.fields)
    for record in records {
      for key in record.keys where columns[key] == nil {
        columns[key] = titles.count
        titles.append(key)
      }
    }
    self.titles = titles
    isCut = true
    rows = records.map { record in
      var row = [Value](repeating: .null, count: columns.count)
      for (key, value) in record.fields {
        if let column = columns[key] { row[column] = value }
      }
      return row
    }
  }

  /// The columns that a person wants to see of API objects of one kind; of other items all fields.
  init(shown items: [Value]) {
    guard case .object(let first) = items.first,
      items.allSatisfy({ $0.kindName == first.kind.name })
    else {
      self.init(items)
      return
    }
    let records = items.map(\.fields)
    let columns = first.kind.columns(records)
    self.init(
      titles: columns.map(\.title),
      rows: records.map { record in columns.map { .text($0.text(record)) } },
      isCut: first.kind.isCut)
  }

  private init(titles: [String], rows: [[Value]], isCut: Bool) {
    self.titles = titles
    self.rows = rows
    self.isCut = isCut
  }

  /// The cells as texts; null is empty.
  package var cells: [[String]] { rows.map { row in row.map { $0 == .null ? "" : $0.text } } }
}

extension Value {
  /// The fields of a record or an API object; anything else is the one field of a row.
  fileprivate var fields: Record {
    switch self {
    case .record(let record): record
    case .object(let handle): handle.record
    default: Record([("value", self)])
    }
  }
}
