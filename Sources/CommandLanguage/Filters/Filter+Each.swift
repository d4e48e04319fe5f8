extension Filter {
  static let each = Filter(
    "each",
    summary: "Gives what an expression makes of each item.",
    discussion: """
      A name is a field of the item, `it` is the item itself, `$name` is the variable. A record \
      stands in parentheses: `each ({name: name, rows: row_counts.total})`.
      """,
    expression: .expression("EXPRESSION", "What to give for an item."),
    examples: [
      Example("print (1..4 | each it * it)", "Gives the squares.", prints: "[1,4,9,16]"),
      Example(
        "print (files *.csv | each \"${stem}: $it\")", "Goes through the CSV files.",
        prints: "[\"orders: orders.csv\"]"),
    ],
    gives: .other,
    body: .mapping { items, value in try items.mapped(value) })
}
