extension Kind {
  /// The kinds that a `def` and a script may give their parameters, but those of API objects.
  fileprivate static let named: [(name: String, kind: Kind)] = [
    ("any", .any), ("path", .path), ("text", .text), ("number", .number),
    ("duration", .duration), ("size", .size), ("time", .time),
  ]

  /// The kind of a name; nil where there is none.
  init?(named name: String, registry: Registry) {
    if let kind = Self.named.first(where: { $0.name == name })?.kind {
      self = kind
    } else if registry.objectKind(named: name) != nil {
      self = .object(name)
    } else {
      return nil
    }
  }

  /// What a parameter of the kind holds for a value that it is given; nil where it does not take it.
  private func value(from value: Value) -> Value? {
    switch (self, value) {
    case (.path, .text(let text)): .path(text)
    case (.time, .text(let text)): (try? TimeText.read(text).get()).map(Value.time)
    case (.path, .path), (.number, .integer), (.number, .number), (.integer, .integer),
      (.duration, .duration), (.size, .size), (.time, .time), (.toggle, .boolean),
      (.field, .text):
      value
    case (.text, .null), (.text, .list), (.text, .record), (.text, .unset),
      (.rest, .null), (.rest, .record), (.rest, .unset):
      nil
    case (.text, _), (.rest, _): .text(value.text)
    case (.choice(let choices), _): choices.contains(value.text) ? value : nil
    case (.object(let name), .object(let handle)): handle.kind.name == name ? value : nil
    case (.object, .text(let id)): id.isEmpty ? nil : value
    case (.any, _), (.settingValue, _), (.expression, _): value
    case (.topic, .text), (.variable, .text): value
    case (.path, _), (.number, _), (.integer, _), (.duration, _), (.size, _), (.toggle, _),
      (.time, _), (.field, _), (.object, _), (.topic, _), (.variable, _), (.command, _):
      nil
    }
  }

  /// Whether a parameter of the kind takes a value.
  package func takes(_ value: Value) -> Bool { self.value(from: value) != nil }

  /// What a parameter of the kind holds for a value that it is given.
  ///
  /// - Parameter name: what the error calls the parameter.
  /// - Throws: ``ArgumentError`` for a value that it does not take.
  func value(from value: Value, for name: String) throws(ArgumentError) -> Value {
    if let taken = self.value(from: value) { return taken }
    throw ArgumentError("\(name) must be \(phrase), but is \(value.described)")
  }
}

extension Registry {
  /// The kinds that a `def` and a script may give their parameters.
  package var kindNames: [String] {
    Kind.named.map(\.name) + objectKinds.map(\.name)
  }
}
