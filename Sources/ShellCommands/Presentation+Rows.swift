import CommandLanguage

extension Presentation {
  /// A title with a line for each label that there is something for.
  init(title: String, _ rows: KeyValuePairs<String, Cell?>) {
    self.init(
      title: title, rows: rows.compactMap { label, cell in cell.map { Row(label, $0) } })
  }
}
