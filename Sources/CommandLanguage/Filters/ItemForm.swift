/// A form in which items are written: by the filter `format`, and by the statements that show them where
/// `set format` says so.
package enum ItemForm: String, CaseIterable, Sendable {
  case json, jsonl, csv, table

  /// The text of a value; of a list, that of its items.
  package func text(of value: Value, on output: any Output) throws -> String {
    try text(of: Items(value), on: output)
  }

  func text(of items: Items, on output: any Output) throws -> String {
    switch self {
    case .json: try items.collected().json
    case .jsonl: try items.stream.all().map(\.json).joined(separator: "\n")
    case .csv:
      CSVText.rows(of: ItemTable(try items.stream.all())).joined(separator: CSVText.lineEnd)
    case .table: output.text(of: ItemTable(shown: try items.stream.all()))
    }
  }
}
