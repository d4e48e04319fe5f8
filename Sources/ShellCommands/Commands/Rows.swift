import CommandLanguage

extension Command {
  static func rows(_ session: APISession) -> Command {
    Command(
      "rows",
      summary: "Gives the rows of a table.",
      discussion: """
        All of them, page after page, and no more than `first` behind it asks for. The values are in \
        `data`: `rows t | where data.city == "Oslo"`, `rows t | each data | save all.csv`. On a \
        terminal a table has a column for each of its names.
        """,
      parameters: Parameter.object(
        "TABLE", ObjectKind.table.name, orHandleOf: ObjectKind.knowledge.name,
        "A variable, or an id; a variable with a knowledge that has one table, too."),
      Parameter.toggle("full", "Cuts no long text where a terminal shows the rows."),
      examples: [
        Example(
          "k = create orders.csv; wait k; rows (tables k)[0] | where data.city == \"Oslo\"",
          "Shows the rows of a city.",
          prints: """
            id  item  city
            1   lamp  Oslo
            """),
        Example(
          "k = create orders.csv; wait k; print (rows k | where data.city == \"Oslo\" | count)",
          "Counts rows of the only table of a knowledge.", prints: "1"),
      ],
      result: .objects(ObjectKind.row.name), needsAPI: true,
      streaming: { invocation, reference, isFull in
        session.rows(of: reference, as: .row(isCut: !isFull), limit: invocation.wanted).pages
      })
  }
}
