/// What an ordering operator says of two comparable values.
protocol Ordering {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool
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
