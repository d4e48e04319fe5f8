extension Filter {
  static let select = Filter(
    "select",
    summary: "Gives a record of some fields of each item.",
    discussion: """
      A field within a field keeps its whole name: `select id row_counts.total` gives records with \
      the fields `id` and `row_counts.total`. A field that an item may lack has a `?.` before it.
      """,
    parameters: Parameter.field("FIELD", "A field of the item.").atLeastOne(),
    examples: [
      Example(
        "print (files *.csv | select name size)", "Gives names and sizes.",
        prints: "[{\"name\":\"orders.csv\",\"size\":\"68B\"}]")
    ],
    gives: .selection
  ) { items, context, fields in
    var names: Set<String> = []
    let fields = fields.filter { names.insert($0.text).inserted }
    let shape = RecordShape(fields.map(\.text))
    return try items.mapped { item in
      .record(Record(shape, try fields.map { try $0.value(of: item, context) }))
    }
  }
}
