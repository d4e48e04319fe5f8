/// Named values in the order in which they were written.
///
/// A single reference: a value that holds one stays small, and every copy of a value is dear. Sendable
/// because nothing behind the reference changes once it is made.
package struct Record: @unchecked Sendable {
  private(set) var storage: RecordStorage

  /// A record without fields.
  package init() { storage = RecordStorage.make(.empty) { _ in } }

  /// A record of these fields.
  ///
  /// A later field replaces an earlier one of the same name, in the earlier one's place.
  package init(_ fields: some Sequence<(String, Value)>) {
    var keys: [String] = []
    var values: [Value] = []
    var positions: [String: Int] = [:]
    for (key, value) in fields {
      if let position = positions[key] {
        values[position] = value
      } else {
        positions[key] = keys.count
        keys.append(key)
        values.append(value)
      }
    }
    self.init(RecordShape(keys), values)
  }

  /// A record of these fields.
  ///
  /// - Precondition: no key stands twice, and there is a value for each.
  package init(uniqueKeys keys: [String], values: [Value]) {
    self.init(RecordShape(keys), values)
  }

  /// A record of a shape, with a value for each of its keys.
  init(_ shape: RecordShape, _ values: [Value]) {
    storage = RecordStorage.make(shape) { target in
      for (index, value) in values.enumerated() { (target + index).initialize(to: value) }
    }
  }

  /// The names, in the order in which they were written.
  package var keys: [String] { storage.shape.keys }
  /// The values, each at its name's place.
  package var values: [Value] { (0..<count).map { storage.value(at: $0) } }
  /// How many fields there are.
  package var count: Int { storage.shape.keys.count }
  /// The names with their values, in order.
  package var fields: Zip2Sequence<[String], [Value]> { zip(keys, values) }

  /// The value of a field; nil when there is none. Setting nil leaves the record as it was.
  package subscript(key: String) -> Value? {
    get { storage.shape.position(of: key).map { storage.value(at: $0) } }
    set {
      guard let newValue else { return }
      var values = values
      if let position = storage.shape.position(of: key) {
        values[position] = newValue
        self = Record(storage.shape, values)
      } else {
        self = Record(RecordShape(keys + [key]), values + [newValue])
      }
    }
  }

  /// Equal keys with equal values, in whatever order.
  func hasSameFields(as other: Record) -> Bool {
    count == other.count && fields.allSatisfy { other[$0.0] == $0.1 }
  }
}

/// The names of a record's fields, shared by the records that are made at one place of a program.
final class RecordShape: Sendable {
  static let empty = RecordShape([])
  /// Below this many fields, comparing names in turn beats hashing.
  private static let linearLimit = 8

  let keys: [String]
  /// Where each key stands; only kept where looking through the keys would be slower.
  private let index: [String: Int]

  /// - Precondition: no key stands twice.
  init(_ keys: [String]) {
    self.keys = keys
    index =
      keys.count > Self.linearLimit
      ? Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      : [:]
  }

  func position(of key: String) -> Int? {
    index.isEmpty ? keys.firstIndex(of: key) : index[key]
  }
}

/// A record's shape and, in the same piece of memory, its values.
final class RecordStorage: ManagedBuffer<RecordShape, Value> {
  /// - Parameter fill: initialises a value for each key of the shape.
  static func make(_ shape: RecordShape, _ fill: (UnsafeMutablePointer<Value>) -> Void)
    -> RecordStorage
  {
    let buffer = create(minimumCapacity: shape.keys.count) { _ in shape }
    buffer.withUnsafeMutablePointerToElements(fill)
    return unsafeDowncast(buffer, to: RecordStorage.self)
  }

  deinit {
    _ = withUnsafeMutablePointers { $1.deinitialize(count: $0.pointee.keys.count) }
  }

  /// Read behind its address: `header` would look for conflicting accesses.
  @inline(__always)
  var shape: RecordShape { withUnsafeMutablePointerToHeader { $0.pointee } }

  /// - Precondition: the shape has so many keys.
  @inline(__always)
  func value(at index: Int) -> Value { withUnsafeMutablePointerToElements { ($0 + index).copy } }
}
