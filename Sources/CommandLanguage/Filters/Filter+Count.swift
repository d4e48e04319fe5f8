extension Filter {
  static let count = Filter(
    "count",
    summary: "Gives how many items there are.",
    discussion: "A value that is neither a list nor a range counts as one.",
    examples: [
      Example("print (1..100 | where it % 7 == 0 | count)", "Counts.", prints: "14")
    ]
  ) { items, _ in
    let stream = items.stream
    var count: Int64 = 0
    while try stream.next() != nil { count += 1 }
    return .one(.integer(count))
  }
}
