extension Filter {
  static let format = Filter(
    "format",
    summary: "Gives the items as one text of a form.",
    discussion: """
      `json` is a list, `jsonl` a line of JSON for each item. `csv` is RFC 4180 with a column for \
      each field that any item has; null is an empty cell, lists and records are JSON. `table` is \
      what a terminal shows, of an API object its most telling fields.
      """,
    parameters: Parameter.choice("FORM", ItemForm.allCases.map(\.rawValue), "Which form."),
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
          orders.csv  68 B
          """),
    ]
  ) { items, context, form in
    guard let form = ItemForm(rawValue: form) else { return items }
    return .one(.text(try form.text(of: items, on: context.interpreter.output)))
  }
}
