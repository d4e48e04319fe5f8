extension Filter {
  static let last = Filter(
    "last",
    summary: "Gives the last item, or a list of the last ones.",
    discussion: "All items are looked at, and no more are kept than are given.",
    parameters: Parameter.integer("N", "How many, as a list.", within: 0 ... .max).optional(
      "the item itself"),
    examples: [
      Example("print ([7, 8, 9] | last)", "Gives the last item.", prints: "9"),
      Example("print ([7, 8, 9] | last 2)", "Gives the last two.", prints: "[8,9]"),
    ],
    gives: .item
  ) { items, _, count in
    let stream = items.stream
    guard let count else {
      var last = Value.null
      while let item = try stream.next() { last = item }
      return .one(last)
    }
    let limit = Int(count)
    // A ring: the oldest item stands at `oldest` once it is full.
    var kept: [Value] = []
    var oldest = 0
    while let item = try stream.next() {
      if kept.count < limit {
        kept.append(item)
      } else if limit > 0 {
        kept[oldest] = item
        oldest = (oldest + 1) % limit
      }
    }
    return Items(.list(Array(kept[oldest...] + kept[..<oldest])))
  }
}
