/// Items as rows, a column for each field.
package struct ItemTable: Sendable {
  /// What stands above each column.
  package let titles: [String]
  /// The cells of each item; nil where it has no such field, and where that is null.
  package let rows: [[Cell?]]
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
    let rows = records.map { record in
      var row = [Cell?](repeating: nil, count: columns.count)
      for (key, value) in record.fields where value != .null {
        if let column = columns[key] { row[column] = Cell(value, of: key) }
      }
      return row
    }
    self.init(titles: titles, rows: rows, isCut: true)
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
      rows: records.map { record in columns.map { $0.cell(record) } }, isCut: first.kind.isCut)
  }

  /// The table of API objects of one kind, or of records with the same fields; nil for other items.
  package init?(alike items: [Value]) {
    let isTable =
      switch items.first {
      case .object(let first): items.allSatisfy { $0.kindName == first.kind.name }
      case .record(let first):
        !first.keys.isEmpty
          && items.allSatisfy { item in
            if case .record(let record) = item { record.keys == first.keys } else { false }
          }
      default: false
      }
    guard isTable else { return nil }
    self.init(shown: items)
  }

  /// A table of cells that are known.
  package init(titles: [String], rows: [[Cell?]], isCut: Bool = true) {
    self.titles = titles
    self.rows = rows
    self.isCut = isCut
  }

  /// The cells as `print` writes them; null is empty.
  package var texts: [[String]] { rows.map { row in row.map { $0?.text ?? "" } } }
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
