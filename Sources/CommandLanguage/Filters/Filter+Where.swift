extension Filter {
  static let `where` = Filter(
    "where",
    summary: "Leaves the items for which a condition holds.",
    discussion: """
      A name is a field of the item, `it` is the item itself, `$name` is the variable. A field that \
      an item may lack is asked for by `it?.name`, one whose name has blanks by `it["name"]`.
      """,
    expression: .expression("CONDITION", "What must hold of an item."),
    examples: [
      Example(
        "print ([3, 10, 7] | where it > 5)", "Leaves the numbers above five.", prints: "[10,7]"),
      Example(
        "create orders.csv; create notes.txt; print (list | where name matches 'csv$')[0].name",
        "Looks through all knowledge by name.", prints: nil),
    ],
    gives: .items,
    body: .condition { items, holds in
      let stream = items.stream
      return .many(
        ItemStream {
          while let item = try stream.next() {
            if try holds(item) { return item }
          }
          return nil
        })
    })
}
