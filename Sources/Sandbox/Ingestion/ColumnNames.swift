/// The names of a table's columns: no two the same, none empty.
struct ColumnNames {
  private(set) var names: [String] = []
  private var taken: Set<String> = []
  /// The number to try next for a name that stands in the header more than once: without it, a
  /// header of equal names would take time with their square.
  private var nextNumber: [String: Int] = [:]

  init() {}

  /// Takes the names of a header: a second `name` becomes `name_2`, an empty one `column_N`.
  init(header: borrowing Row) {
    for cell in 0..<header.count {
      add(String(decoding: header[cell], as: UTF8.self))
    }
  }

  /// Adds columns, named `column_N`, until there are `count`.
  ///
  /// - Returns: whether any were missing.
  mutating func cover(_ count: Int) -> Bool {
    guard names.count < count else { return false }
    while names.count < count { add("") }
    return true
  }

  private mutating func add(_ wanted: String) {
    let base = wanted.isEmpty ? "column_\(names.count + 1)" : wanted
    var name = base
    while !taken.insert(name).inserted {
      let number = nextNumber[base, default: 2]
      nextNumber[base] = number + 1
      name = "\(base)_\(number)"
    }
    names.append(name)
  }
}
