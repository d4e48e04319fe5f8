/// What the checker knows of a value that may have fields, before it exists.
enum StaticKind: Equatable, Sendable {
  case unknown
  /// A value with the fields of a shape.
  case fields(Shape)
  /// A list of values with the fields of a shape.
  case list(of: Shape)

  /// What is known of the items that a loop or a filter is given of it.
  var item: StaticKind {
    switch self {
    case .unknown: .unknown
    case .fields: self
    case .list(let shape): .fields(shape)
    }
  }

  /// What is known of a parameter's value by its kind: an API object may also be given by its id.
  init(ofParameter kind: Kind) { self = kind == .path ? .fields(.path) : .unknown }

  /// What is known of what a command gives.
  init(of spec: CommandSpec, registry: Registry) {
    let object = (spec.result.objectKind ?? spec.result.listedKind)
      .flatMap { registry.objectKind(named: $0) }
    switch spec.result {
    case .object, .objectOrObjects, .silent: self = object.map { .fields(Shape($0)) } ?? .unknown
    case .objects: self = object.map { .list(of: Shape($0)) } ?? .unknown
    case .path: self = .fields(.path)
    case .paths: self = .list(of: .path)
    case .records(let fields, _):
      self = .list(of: Shape(title: "a row of `\(spec.name)`", fields: fields))
    case .nothing, .never, .value, .enclosed: self = .unknown
    }
  }

  /// What is known of what a command gives with these arguments.
  init(of command: BoundCommand, registry: Registry) {
    if command.spec.result == .enclosed, let enclosed = command.enclosed {
      self.init(of: enclosed, registry: registry)
      return
    }
    self.init(of: command.spec, registry: registry)
    guard case .objectOrObjects(_, let flag) = command.spec.result, case .fields(let shape) = self
    else { return }
    for (parameter, operands) in zip(command.spec.parameters, command.operands)
    where parameter.name == flag && !operands.isEmpty {
      self = .list(of: shape)
    }
  }
}

extension StaticKind {
  /// What is known of a value that is there.
  init(of value: Value) {
    switch value {
    case .object(let handle): self = .fields(Shape(handle.kind))
    case .path: self = .fields(.path)
    case .list(let items):
      if case .object(let first)? = items.first,
        items.allSatisfy({
          if case .object(let item) = $0 { item.kind.name == first.kind.name } else { false }
        })
      {
        self = .list(of: Shape(first.kind))
      } else {
        self = .unknown
      }
    default: self = .unknown
    }
  }
}

/// The fields that a value is known to have.
struct Shape: Equatable, Sendable {
  /// What errors call the value: "`knowledge`", "a path".
  let title: String
  /// Empty where nothing is known of them.
  let fields: [FieldSpec]
  /// What the documentation says of the value's being null.
  var nullMeaning: String?
  /// The kind of API object that it is: its answers may show fields that nobody documented.
  var object: String?

  /// What is known of a field's value.
  func kind(of field: FieldSpec) -> StaticKind {
    if field.fields.isEmpty { return .unknown }
    let title = object.map { "`\($0).\(field.name)`" } ?? "`\(field.name)`"
    return .fields(Shape(title: title, fields: field.fields, nullMeaning: field.nullMeaning))
  }
}

extension Shape {
  /// An API object.
  init(_ kind: ObjectKind) {
    self.init(title: "`\(kind.name)`", fields: kind.fields, object: kind.name)
  }

  /// A path.
  static let path = Shape(title: "a path", fields: Members.pathFields)

  /// What `catch` gives.
  static let error = Shape(title: "an error", fields: Failure.fields)
}
