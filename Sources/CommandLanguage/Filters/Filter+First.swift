extension Filter {
  static let first = Filter(
    "first",
    summary: "Gives the first item, or a list of the first ones.",
    discussion: """
      No more is asked for than is given: `list | first 5` fetches one page. The first of no items \
      is null.
      """,
    parameters: Parameter.integer("N", "How many, as a list.", within: 0 ... .max).optional(
      "the item itself"),
    examples: [
      Example("print ([7, 8, 9] | first)", "Gives the first item.", prints: "7"),
      Example("print ([7, 8, 9] | first 2)", "Gives the first two.", prints: "[7,8]"),
    ],
    gives: .item
  ) { items, _, count in
    let stream = items.stream
    guard let count else { return .one(try stream.next() ?? .null) }
    var left = count
    return .many(
      ItemStream {
        guard left > 0, let item = try stream.next() else { return nil }
        left -= 1
        return item
      })
  }
}
