/// A parameter together with the Swift type that a command's closure receives for it.
///
/// The factories below fix the kind and how its values are read; ``flag(short:)``, ``optional()``,
/// ``repeated()`` and ``atLeastOne()`` change what it is declared as.
package struct Parameter<Wrapped>: Sendable {
  /// The parameter as commands, help and completion know it.
  package var spec: ParameterSpec
  /// Reads values for the parameter as it was declared in the end, which its errors name.
  private let reader: Reader
  fileprivate typealias Reader =
    @Sendable ([Value], ParameterSpec) throws(ArgumentError) -> Wrapped

  private init(spec: ParameterSpec, reader: @escaping Reader) {
    self.spec = spec
    self.reader = reader
  }

  /// Reads the values that the binder collected, in order.
  func read(_ values: [Value]) throws(ArgumentError) -> Wrapped {
    for value in values { try spec.checkBounds(of: value) }
    return try reader(values, spec)
  }

  /// The same parameter, given as `--name`.
  package func flag(short: Character? = nil) -> Parameter {
    var spec = spec
    spec.isFlag = true
    spec.short = short
    return Parameter(spec: spec, reader: reader)
  }

  /// The same parameter; nil when left out. `meaning` says in help what that means.
  package func optional(_ meaning: String? = nil) -> Parameter<Wrapped?> {
    let reader = reader
    return .init(spec: spec(.optional, meaning)) { values, spec throws(ArgumentError) in
      values.isEmpty ? nil : try reader(values, spec)
    }
  }

  /// The same parameter, any number of times.
  package func repeated() -> Parameter<[Wrapped]> { many(.any) }

  /// The same parameter, once or more.
  package func atLeastOne() -> Parameter<[Wrapped]> { many(.atLeastOne) }

  private func many(_ arity: Arity) -> Parameter<[Wrapped]> {
    let reader = reader
    return .init(spec: spec(arity, nil)) { values, spec throws(ArgumentError) in
      var all: [Wrapped] = []
      for value in values { all.append(try reader([value], spec)) }
      return all
    }
  }

  private func spec(_ arity: Arity, _ meaning: String?) -> ParameterSpec {
    var spec = spec
    spec.arity = arity
    spec.defaultText = meaning
    return spec
  }

  /// A parameter for exactly one value, read by `read`; nil refuses the value.
  private static func one(
    _ name: String, _ kind: Kind, _ help: String,
    read: @escaping @Sendable (Value) -> Wrapped?
  ) -> Parameter {
    let spec = ParameterSpec(name, kind: kind, help: help, isFlag: false, arity: .one)
    return .init(spec: spec) { values, spec throws(ArgumentError) in
      let demand = "\(spec.spelling) must be \(spec.kind.phrase)"
      guard values.count == 1, let value = values.first else {
        throw ArgumentError("\(demand), but \(values.count) are given")
      }
      guard let read = read(value) else {
        throw ArgumentError("\(demand), but is \(value.described)")
      }
      return read
    }
  }
}

extension Parameter<String> {
  /// A path, as given; a glob gives each match.
  ///
  /// - Parameter endings: see ``ParameterSpec/endings``.
  package static func path(_ name: String, _ help: String, endings: [String]? = nil) -> Self {
    var parameter = one(name, .path, help) { value in
      switch value {
      case .path(let path), .text(let path): path
      default: nil
      }
    }
    parameter.spec.endings = endings
    return parameter
  }

  /// The same parameter, for which completion offers these words.
  package func suggesting(_ words: @escaping @Sendable () -> [String]) -> Self {
    var parameter = self
    parameter.spec.suggestions = words
    return parameter
  }

  /// Any text; numbers and API objects give theirs.
  ///
  /// - Parameter kind: the kind of API object whose id it is, if it is one.
  package static func text(_ name: String, _ help: String, idOf kind: String? = nil) -> Self {
    var parameter = one(name, .text, help, read: \.argumentText)
    parameter.spec.objectOfText = kind
    return parameter
  }

  /// Words to the end of the command: one text of all, a blank between each two. Flags may stand among
  /// them.
  package static func rest(_ name: String, _ help: String) -> Self {
    let spec = ParameterSpec(name, kind: .rest, help: help, isFlag: false, arity: .atLeastOne)
    return Parameter(spec: spec) { values, spec throws(ArgumentError) in
      var words: [String] = []
      for value in values {
        guard let word = value.argumentText else {
          throw ArgumentError(
            "\(spec.spelling) must be \(spec.kind.phrase), but is \(value.described)")
        }
        words.append(word)
      }
      return words.joined(separator: " ")
    }
  }

  /// One of `choices`.
  package static func choice(_ name: String, _ choices: [String], _ help: String) -> Self {
    one(name, .choice(choices), help) { value in
      value.argumentText.flatMap { choices.contains($0) ? $0 : nil }
    }
  }
}

extension Parameter<String> {
  /// A word that help has a page for, as a text; completion offers them all.
  ///
  /// - Parameter hasExamples: whether the number of an example may stand behind it.
  package static func topic(
    _ name: String, _ help: String, hasExamples: Bool = false
  ) -> Self {
    one(name, .topic(hasExamples: hasExamples), help, read: \.argumentText)
  }

  /// The name of a variable, as a text; completion offers the session's.
  package static func variable(_ name: String, _ help: String) -> Self {
    one(name, .variable, help, read: \.argumentText)
  }
}

extension Parameter<FieldPath> {
  /// A field of an item.
  static func field(_ name: String, _ help: String) -> Self { field(name, help, isOrdered: false) }

  /// A field of an item to order by, with `-` before it for descending.
  static func order(_ name: String, _ help: String) -> Self { field(name, help, isOrdered: true) }

  private static func field(_ name: String, _ help: String, isOrdered: Bool) -> Self {
    one(name, .field(isOrdered: isOrdered), help) { value in
      value.argumentText.map { FieldPath($0, allowsOrder: isOrdered) }
    }
  }
}

extension Parameter<Value> {
  /// Any value.
  package static func any(_ name: String, _ help: String) -> Self {
    one(name, .any, help) { $0 }
  }

  /// A value of the setting that the operand before it names; the check knows what each takes.
  package static func settingValue(_ name: String, _ help: String) -> Self {
    one(name, .settingValue, help) { $0 }
  }

  /// Expressions with commas, to the end of the statement.
  package static func expression(_ name: String, _ help: String) -> Self {
    one(name, .expression, help) { $0 }
  }

  /// An API object of a kind: a handle, or the text of an id.
  ///
  /// - Parameter other: another kind whose handles it takes too; an id is always one of `kind`.
  package static func object(
    _ name: String, _ kind: String, orHandleOf other: String? = nil, _ help: String
  ) -> Self {
    var parameter = one(name, .object(kind), help) { value in
      switch value {
      case .object(let handle): [kind, other].contains(handle.kind.name) ? value : nil
      case .text(let id): id.isEmpty ? nil : value
      default: nil
      }
    }
    parameter.spec.otherObject = other
    return parameter
  }
}

extension Parameter<Int64> {
  /// A size, `5MB`, in bytes; it may be negative, as a literal may.
  package static func size(_ name: String, _ help: String) -> Self {
    one(name, .size, help) { value in
      if case .size(let bytes) = value { bytes } else { nil }
    }
  }

  /// A whole number, within bounds if there are some.
  package static func integer(
    _ name: String, _ help: String, within bounds: ClosedRange<Int64>? = nil
  ) -> Self {
    var parameter = one(name, .integer, help) { value in
      if case .integer(let integer) = value { integer } else { nil }
    }
    parameter.spec.bounds = bounds
    return parameter
  }
}

extension Parameter<Double> {
  /// A number, whole or not.
  package static func number(_ name: String, _ help: String) -> Self {
    one(name, .number, help) { value in
      switch value {
      case .integer(let integer): Double(integer)
      case .number(let number): number
      default: nil
      }
    }
  }
}

extension Parameter<Duration> {
  /// A time, `2026-01-01T10:00:00Z`, since the beginning of 1970 (UTC) as ``SessionClock/now`` is.
  package static func time(_ name: String, _ help: String) -> Self {
    one(name, .time, help) { value in
      if case .time(let nanoseconds) = value { .nanoseconds(nanoseconds) } else { nil }
    }
  }

  /// A duration, `30s`, of a least length if there is one.
  package static func duration(
    _ name: String, _ help: String, atLeast least: Duration? = nil
  ) -> Self {
    var parameter = one(name, .duration, help) { value in
      if case .duration(let nanoseconds) = value { .nanoseconds(nanoseconds) } else { nil }
    }
    parameter.spec.bounds = least.map { $0.nanoseconds ... .max }
    return parameter
  }
}

extension Parameter<Bool> {
  /// A flag that takes no value; false when left out.
  package static func toggle(_ name: String, _ help: String) -> Self {
    let spec = ParameterSpec(name, kind: .toggle, help: help, isFlag: true, arity: .optional)
    return Parameter(spec: spec) { values, _ throws(ArgumentError) in
      values.contains(.boolean(true))
    }
  }
}

/// An argument that its parameter does not take.
package struct ArgumentError: Error, Equatable {
  /// "X must be Y, but is Z".
  package let message: String
  /// The error's name for programs.
  package let kind: String

  /// Says what is wrong with an argument.
  package init(_ message: String, kind: String = "wrong_kind") {
    self.message = message
    self.kind = kind
  }
}

extension Value {
  /// The text that a `text` parameter reads: everything but lists, records and null is one.
  fileprivate var argumentText: String? {
    switch self {
    case .unset, .null, .list, .record: nil
    default: text
    }
  }
}
