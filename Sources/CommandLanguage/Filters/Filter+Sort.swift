extension Filter {
  static let sort = Filter(
    "sort",
    summary: "Puts the items in the order of their fields.",
    discussion: """
      Of several fields the first that differs decides; items that are equal in all keep their \
      order. Null stands last, whatever the order. Values of different kinds have no order.
      """,
    parameters: Parameter.order("FIELD", "A field of the item, with `-` before it for descending.")
      .repeated(),
    examples: [
      Example("print ([3, 1, 2] | sort)", "Sorts the items themselves.", prints: "[1,2,3]"),
      Example(
        "print (files *.csv *.txt | sort -size | each name)", "Puts the largest file first.",
        prints: "[\"orders.csv\",\"notes.txt\"]"),
    ],
    gives: .items
  ) { items, context, fields in
    let items = try items.stream.all()
    return Items(.list(try Sorting(fields: fields, context: context).sorted(items)))
  }
}

/// The order of items by their fields, or by themselves.
private struct Sorting {
  let fields: [FieldPath]
  let context: FilterContext

  func sorted(_ items: [Value]) throws -> [Value] {
    if fields.isEmpty, let sorted = Self.sortedNumbers(items) { return sorted }
    // A list of keys for each field.
    let keys =
      fields.isEmpty
      ? [items] : try fields.map { field in try items.map { try field.value(of: $0, context) } }
    let directions = fields.isEmpty ? [false] : fields.map(\.isDescending)
    let cancellation = context.interpreter.cancellation
    // By place where the keys are equal: the order of before is kept.
    let order = try items.indices.sorted { left, right in
      if cancellation.isRequested { throw cancellation.ending }
      for (keys, isDescending) in zip(keys, directions) {
        if let isBefore = try isBefore(keys[left], keys[right], isDescending: isDescending) {
          return isBefore
        }
      }
      return left < right
    }
    return order.map { items[$0] }
  }

  /// Whether the one comes first; nil where neither does.
  private func isBefore(_ a: Value, _ b: Value, isDescending: Bool) throws -> Bool? {
    if a == b { return nil }
    if a == .null || b == .null { return b == .null }
    guard let isLess = Operations.ordered(Less.self, a, b) else {
      throw Failure(Operations.noOrderMessage(a, b), kind: "wrong_kind", site: context.site)
    }
    return isLess != isDescending
  }

  /// Numbers of one kind alone, ascending: the one case in which there are millions.
  private static func sortedNumbers(_ items: [Value]) -> [Value]? {
    switch items.first {
    case .integer:
      sorted(items, Value.integer) { if case .integer(let number) = $0 { number } else { nil } }
    case .number:
      sorted(items, Value.number) { if case .number(let number) = $0 { number } else { nil } }
    default: nil
    }
  }

  /// Nil where an item is of another kind.
  private static func sorted<Number: Comparable>(
    _ items: [Value], _ value: (Number) -> Value, _ number: (Value) -> Number?
  ) -> [Value]? {
    var numbers: [Number] = []
    numbers.reserveCapacity(items.count)
    for item in items {
      guard let number = number(item) else { return nil }
      numbers.append(number)
    }
    numbers.sort()
    return numbers.map(value)
  }
}
