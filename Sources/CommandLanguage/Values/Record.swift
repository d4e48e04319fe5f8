/// Named values in the order in which they were written.
package struct Record: Sendable {
  /// The names, in the order in which they were written.
  package private(set) var keys: [String]
  /// The values, each at its name's place.
  package private(set) var values: [Value]
  /// Where each key stands; only kept once looking through the keys would be slower.
  private var index: [String: Int] = [:]

  /// Below this many fields, comparing names in turn beats hashing.
  private static let linearLimit = 8

  /// A record without fields.
  package init() {
    keys = []
    values = []
  }

  /// A record of these fields.
  ///
  /// A later field replaces an earlier one of the same name, in the earlier one's place.
  package init(_ fields: some Sequence<(String, Value)>) {
    self.init()
    for (key, value) in fields { self[key] = value }
  }

  /// How many fields there are.
  package var count: Int { keys.count }
  /// The names with their values, in order.
  package var fields: Zip2Sequence<[String], [Value]> { zip(keys, values) }

  /// The value of a field; nil when there is none. Setting nil leaves the record as it was.
  package subscript(key: String) -> Value? {
    get { position(of: key).map { values[$0] } }
    set {
      guard let newValue else { return }
      if let position = position(of: key) {
        values[position] = newValue
      } else {
        append(key, newValue)
      }
    }
  }

  /// Equal keys with equal values, in whatever order.
  func hasSameFields(as other: Record) -> Bool {
    count == other.count && fields.allSatisfy { other[$0.0] == $0.1 }
  }

  private func position(of key: String) -> Int? {
    index.isEmpty ? keys.firstIndex(of: key) : index[key]
  }

  private mutating func append(_ key: String, _ value: Value) {
    keys.append(key)
    values.append(value)
    if !index.isEmpty {
      index[key] = keys.count - 1
    } else if keys.count > Self.linearLimit {
      index = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    }
  }
}
