/// What a comparison says of two values.
///
/// Conforming types are empty: the compiler makes a copy of the evaluator's code for each, which
/// closures over a comparison would not give.
protocol Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool
  /// The same for values of any kind, which may have no order.
  static func holds(_ a: Value, _ b: Value, _ site: Site) throws -> Bool
}

extension Ordering {
  static func holds(_ a: Value, _ b: Value, _ site: Site) throws -> Bool {
    try Operations.compare(Self.self, a, b, site)
  }
}

enum Less: Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b }
}

enum LessOrEqual: Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a <= b }
}

enum Greater: Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a > b }
}

enum GreaterOrEqual: Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a >= b }
}

enum Equal: Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
  static func holds(_ a: Value, _ b: Value, _ site: Site) -> Bool { a == b }
}

enum NotEqual: Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a != b }
  static func holds(_ a: Value, _ b: Value, _ site: Site) -> Bool { a != b }
}
