extension Value {
  /// Lists and records within one another. Text, JSON, equality and release follow a value by
  /// recursion, and no document of the API nests more than a few levels.
  static let nestingLimit = 1_000
  /// Items that are looked at for that: a value that a loop wraps again and again shows its depth
  /// at once, and a wide one, or one that holds another many times over, is not worth a walk.
  private static let nestingReach = 10_000

  /// Whether lists and records are seen to stand within one another too deeply.
  var isTooNested: Bool {
    var budget = Self.nestingReach
    return isNested(deeperThan: Self.nestingLimit, &budget)
  }

  private func isNested(deeperThan levels: Int, _ budget: inout Int) -> Bool {
    let items: [Value]
    switch self {
    case .list(let values): items = values
    case .record(let record): items = record.values
    default: return false
    }
    if levels == 0 { return true }
    for item in items where budget > 0 {
      budget -= 1
      if item.isNested(deeperThan: levels - 1, &budget) { return true }
    }
    return false
  }
}
