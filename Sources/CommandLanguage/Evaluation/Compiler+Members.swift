/// An expression in a list of them; a struct, because bare closures in an array are called through a
/// thunk.
struct Item {
  let evaluate: Evaluate

  init(_ evaluate: @escaping Evaluate) { self.evaluate = evaluate }
}

/// What a place of a program reads of the values that come by: a field, and where it last stood.
final class FieldAccess {
  let base: Evaluate
  private let field: FieldName
  private let members: Members
  /// The shape of the last record that came by, which is kept alive, and where it has the field.
  private let last: UnsafeMutablePointer<(shape: RecordShape?, position: Int)>

  init(_ base: @escaping Evaluate, _ field: FieldName, _ members: Members) {
    self.base = base
    self.field = field
    self.members = members
    last = .allocate(capacity: 1)
    last.initialize(to: (nil, 0))
  }

  deinit {
    last.deinitialize(count: 1)
    last.deallocate()
  }

  /// The field of a record that has the shape of the one before; nil of any other.
  @inline(__always)
  func remembered(in record: Record) -> Value? {
    let storage = record.storage
    guard last.pointee.shape === storage.shape else { return nil }
    return storage.value(at: last.pointee.position)
  }

  /// The way that every kind of value goes.
  @inline(never)
  func member(of owner: Value) throws -> Value {
    guard case .record(let record) = owner,
      let position = record.storage.shape.position(of: field.name)
    else { return try members.member(of: owner, field) }
    last.pointee = (record.storage.shape, position)
    return record.storage.value(at: position)
  }
}

extension Compiler {
  /// `r.name`
  func compileMember(of base: CheckedExpression, _ field: FieldName) -> Evaluate {
    let access = FieldAccess(compile(base), field, interpreter.members)
    if case .variable(let slot, _, _) = base {
      return { frame in
        if case .record(let record) = frame[slot], let field = access.remembered(in: record) {
          return field
        }
        return try access.member(of: try access.base(frame))
      }
    }
    return { frame in
      let owner = try access.base(frame)
      if case .record(let record) = owner, let field = access.remembered(in: record) {
        return field
      }
      return try access.member(of: owner)
    }
  }

  /// `{a: 1}`: the records that are made at one place share their shape.
  func compileRecord(_ fields: [(key: String, value: CheckedExpression)], _ site: Site) -> Evaluate
  {
    let items = fields.map { Item(compile($0.value)) }
    let keys = fields.map(\.key)
    guard Set(keys).count == keys.count else {
      return { frame in
        let values = try items.map { try $0.evaluate(frame) }
        return try Operations.nesting(.record(Record(zip(keys, values))), site)
      }
    }
    let shape = RecordShape(keys)
    return { frame in
      let values = try items.map { try $0.evaluate(frame) }
      return try Operations.nesting(.record(Record(shape, values)), site)
    }
  }
}
