/// What flows between a source and its filters: one value, or items made as they are asked for.
///
/// It never reaches a variable or the screen: ``collected()`` makes a value of it first.
enum Items {
  /// A value that is neither a list nor a range; a filter takes it for a list of one.
  case one(Value)
  case many(ItemStream)

  /// What a filter is given of a value.
  init(_ value: Value) {
    switch value {
    case .list(let values): self = .many(ItemStream(values))
    case .range(let lower, let upper): self = .many(ItemStream(from: lower, to: upper))
    default: self = .one(value)
    }
  }

  /// The items, one after the other.
  var stream: ItemStream {
    switch self {
    case .one(let value): ItemStream([value])
    case .many(let stream): stream
    }
  }

  /// The same with another value for each; one value stays one.
  func mapped(_ transform: @escaping (Value) throws -> Value) throws -> Items {
    switch self {
    case .one(let value): .one(try transform(value))
    case .many(let stream):
      .many(ItemStream { try stream.next().map(transform) })
    }
  }

  /// The value, or a list of all items.
  func collected() throws -> Value {
    switch self {
    case .one(let value): value
    case .many(let stream): .list(try stream.all())
    }
  }
}

/// Items that are made as they are asked for.
struct ItemStream {
  /// The next item; nil at the end, and from then on.
  let next: () throws -> Value?

  init(next: @escaping () throws -> Value?) { self.next = next }

  init(_ values: [Value]) {
    var rest = values.makeIterator()
    self.init(next: { rest.next() })
  }

  /// The numbers of a range, both ends included.
  init(from lower: Int64, to upper: Int64) {
    guard lower <= upper else {
      self.init(next: { nil })
      return
    }
    var rest = (lower...upper).makeIterator()
    self.init(next: { rest.next().map(Value.integer) })
  }

  /// The items of pages that are fetched as they are needed.
  init(ofPages fetch: @escaping () throws -> [Value]?) {
    var page = [Value]().makeIterator()
    var isOver = false
    self.init {
      while !isOver {
        if let item = page.next() { return item }
        guard let values = try fetch() else { break }
        page = values.makeIterator()
      }
      isOver = true
      return nil
    }
  }

  /// All that are left.
  func all() throws -> [Value] {
    var items: [Value] = []
    while let item = try next() { items.append(item) }
    return items
  }

  /// The same, each after `check`, which may end it.
  func checking(_ check: @escaping () throws -> Void) -> ItemStream {
    ItemStream {
      try check()
      return try next()
    }
  }
}
