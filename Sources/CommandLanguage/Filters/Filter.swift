/// What stands behind a `|`: its declaration, and what it makes of the items before it.
package struct Filter: Sendable {
  /// All that is known of it before it runs, as of a command.
  package let spec: CommandSpec
  /// What the check knows of what it gives.
  package let gives: Gives
  let body: Body

  enum Body: Sendable {
    /// Reads its arguments once.
    case plain(@Sendable (Items, FilterContext, [[Value]]) throws -> Items)
    /// Asks its argument about each item.
    case condition(@Sendable (Items, @escaping (Value) throws -> Bool) throws -> Items)
    /// Reckons its argument for each item.
    case mapping(@Sendable (Items, @escaping (Value) throws -> Value) throws -> Items)
  }

  /// What the check knows of what a filter gives.
  package enum Gives: Sendable {
    /// Some of its items, in whatever order.
    case items
    /// One of its items; some of them where it has an argument.
    case item
    /// Records of the fields that are its arguments.
    case selection
    /// Something else.
    case other
  }

  /// Declares a filter whose arguments are read once.
  init<each Argument>(
    _ name: String, summary: String, discussion: String = "",
    parameters: repeat Parameter<each Argument>, examples: [Example], gives: Gives = .other,
    run: @escaping @Sendable (Items, FilterContext, repeat each Argument) throws -> Items
  ) {
    var specs: [ParameterSpec] = []
    for parameter in repeat each parameters { specs.append(parameter.spec) }
    spec = CommandSpec(
      name, summary: summary, discussion: discussion, parameters: specs, examples: examples,
      result: .value)
    self.gives = gives
    let readers = (repeat (each parameters).read)
    body = .plain { items, context, values in
      var position = ArgumentPosition()
      return try run(items, context, repeat try (each readers)(values[position.next()]))
    }
  }

  /// Declares a filter whose argument is an expression about the item.
  init(
    _ name: String, summary: String, discussion: String, expression: Parameter<Value>,
    examples: [Example], gives: Gives, body: Body
  ) {
    spec = CommandSpec(
      name, summary: summary, discussion: discussion, parameters: [expression.spec],
      examples: examples, result: .value)
    self.gives = gives
    self.body = body
  }
}

extension Filter {
  /// In the order in which help lists them.
  package static let all: [Filter] = [
    .where, .sort, .select, .first, .last, .count, .each, .save, .format,
  ]

  /// What the item is called in an expression about it.
  package static let itemName = "it"

  /// The filter of a name.
  package static func named(_ name: String) -> Filter? { all.first { $0.spec.name == name } }
}

/// What a filter may use while it runs.
struct FilterContext {
  let interpreter: Interpreter
  /// Where the filter stands.
  let site: Site
}
