extension Filter {
  /// The forms that `format` writes.
  private static let forms = ["json", "jsonl", "csv", "table"]

  static let format = Filter(
    "format",
    summary: "Gives the items as one text of a form.",
    discussion: """
      `json` is a list, `jsonl` a line of JSON for each item. `csv` is RFC 4180 with a column for \
      each field that any item has; null is an empty cell, lists and records are JSON. `table` is \
      what a terminal shows, of an API object its most telling fields.
      """,
    parameters: Parameter.choice("FORM", forms, "Which form."),
    examples: [
      Example(
        "print ([{city: \"Oslo\", n: 1}, {city: \"Rome\"}] | format csv)", "Gives CSV.",
        prints: """
          city,n
          Oslo,1
          Rome,
          """),
      Example(
        "print (files *.csv | select name size | format table)", "Gives a table.",
        prints: """
          name        size
          orders.csv  68B
          """),
    ]
  ) { items, context, form in
    let text =
      switch form {
      case "json": try items.collected().json
      case "jsonl": try items.stream.all().map(\.json).joined(separator: "\n")
      case "csv":
        CSVText.rows(of: ItemTable(try items.stream.all())).joined(separator: CSVText.lineEnd)
      default:
        context.interpreter.output.text(of: ItemTable(shown: try items.stream.all()))
      }
    return .one(.text(text))
  }
}
