/// A command: its declaration and what it does.
package struct Command: Sendable {
  /// All that is known of it before it runs.
  package let spec: CommandSpec
  /// What it does when the program runs; nil where the check carries it out.
  let body: Body?

  /// Whether it puts a file's statements in its place.
  var isInclusion: Bool { body == nil }

  enum Body: Sendable {
    case immediate(@Sendable ([[Value]], Interpreter) throws -> Value)
    case asynchronous(@Sendable ([[Value]], Invocation) async throws -> Value)
    case streaming(Streaming)
    case enclosing(Enclosing)
  }
  typealias Streaming = @Sendable ([[Value]], Invocation) throws -> Pages
  typealias Enclosing = @Sendable ([[Value]], EnclosedCommand?, Interpreter) throws -> Value
  /// Reads the arguments of a command and runs it, on the evaluator's thread.
  package typealias EnclosedCommand = () throws -> Value

  /// Declares a command that talks to the world.
  ///
  /// - Parameter run: receives the parameters' values in the order of their declaration, on the
  ///   thread that waits for it, which it must not block; it is cancelled by Ctrl-C. What it throws
  ///   becomes a ``Failure``.
  package init<each Argument>(
    _ name: String, summary: String, discussion: String = "",
    parameters: repeat Parameter<each Argument>, examples: [Example] = [],
    result: CommandResult = .nothing, needsAPI: Bool = false, choosesAccount: Bool = false,
    run: @escaping @Sendable (Invocation, repeat each Argument) async throws -> Value
  ) {
    spec = CommandSpec(
      name, summary: summary, discussion: discussion,
      parameters: Self.specs(repeat each parameters),
      examples: examples,
      result: result, needsAPI: needsAPI, choosesAccount: choosesAccount)
    let readers = (repeat (each parameters).read)
    body = .asynchronous { values, invocation in
      var position = ArgumentPosition()
      return try await run(invocation, repeat try (each readers)(values[position.next()]))
    }
  }

  /// Declares a command that gives a list page by page: a filter asks for no more than it needs.
  ///
  /// - Parameter run: receives the parameters' values in the order of their declaration; the pages
  ///   that it gives are fetched when they are asked for, and are cancelled by Ctrl-C.
  package init<each Argument>(
    _ name: String, summary: String, discussion: String = "",
    parameters: repeat Parameter<each Argument>, examples: [Example] = [],
    result: CommandResult, needsAPI: Bool = false,
    streaming run: @escaping @Sendable (Invocation, repeat each Argument) throws -> Pages
  ) {
    spec = CommandSpec(
      name, summary: summary, discussion: discussion,
      parameters: Self.specs(repeat each parameters),
      examples: examples,
      result: result, needsAPI: needsAPI)
    let readers = (repeat (each parameters).read)
    body = .streaming { values, invocation in
      var position = ArgumentPosition()
      return try run(invocation, repeat try (each readers)(values[position.next()]))
    }
  }

  /// Declares a command of the shell itself, which runs on the evaluator's thread.
  package init<each Argument>(
    _ name: String, summary: String, discussion: String = "",
    parameters: repeat Parameter<each Argument>, examples: [Example] = [],
    result: CommandResult = .nothing,
    immediately run: @escaping @Sendable (Interpreter, repeat each Argument) throws -> Value
  ) {
    spec = CommandSpec(
      name, summary: summary, discussion: discussion,
      parameters: Self.specs(repeat each parameters),
      examples: examples,
      result: result)
    let readers = (repeat (each parameters).read)
    body = .immediate { values, interpreter in
      var position = ArgumentPosition()
      return try run(interpreter, repeat try (each readers)(values[position.next()]))
    }
  }

  /// Declares a command that is given another one, which runs when and if `run` says so.
  ///
  /// - Parameters:
  ///   - command: the other one; the last operand.
  ///   - run: receives that command, if one is given, and the parameters' values; on the evaluator's
  ///     thread.
  package init<each Argument>(
    _ name: String, summary: String, discussion: String = "",
    parameters: repeat Parameter<each Argument>, enclosing command: ParameterSpec,
    examples: [Example] = [], result: CommandResult = .nothing,
    run: @escaping @Sendable (Interpreter, EnclosedCommand?, repeat each Argument) throws -> Value
  ) {
    spec = CommandSpec(
      name, summary: summary, discussion: discussion,
      parameters: Self.specs(repeat each parameters) + [command],
      examples: examples,
      result: result)
    let readers = (repeat (each parameters).read)
    body = .enclosing { values, command, interpreter in
      var position = ArgumentPosition()
      return try run(interpreter, command, repeat try (each readers)(values[position.next()]))
    }
  }

  private init(_ spec: CommandSpec, _ body: Body?) {
    self.spec = spec
    self.body = body
  }

  /// The same command, declared to serve the person at the prompt alone; see
  /// ``CommandSpec/isForPerson``.
  package var forPerson: Command {
    var spec = spec
    spec.isForPerson = true
    return Command(spec, body)
  }

  /// The same command, declared to wait for a field; see ``CommandSpec/settledField``.
  package func settling(_ field: String) -> Command {
    var spec = spec
    spec.settledField = field
    return Command(spec, body)
  }

  /// The same command with one more flag; a run that is given it goes through `around`.
  ///
  /// For what all commands of a kind have in common; a command that gives pages, or that runs at
  /// once, stays as it is.
  /// - Parameter around: receives the run, which it may leave out, and gives the command's value.
  package func adding(
    _ flag: Parameter<Bool>,
    around:
      @escaping @Sendable (Invocation, @Sendable () async throws -> Value) async throws ->
      Value
  ) -> Command {
    guard case .asynchronous(let run) = body else { return self }
    var spec = spec
    spec.parameters.append(flag.spec)
    return Command(
      spec,
      .asynchronous { values, invocation in
        let own = Array(values.dropLast())
        guard try flag.read(values.last ?? []) else { return try await run(own, invocation) }
        return try await around(invocation) { try await run(own, invocation) }
      })
  }

  private static func specs<each Argument>(
    _ parameters: repeat Parameter<each Argument>
  ) -> [ParameterSpec] {
    var specs: [ParameterSpec] = []
    for parameter in repeat each parameters { specs.append(parameter.spec) }
    return specs
  }

  /// Declares the command that puts a file's statements in its place.
  ///
  /// The ``Loader`` reads the file, so that it is checked with the rest before anything runs.
  package init(
    _ name: String, summary: String, discussion: String = "", including file: Parameter<String>,
    examples: [Example] = []
  ) {
    spec = CommandSpec(
      name, summary: summary, discussion: discussion, parameters: [file.spec], examples: examples)
    body = nil
  }
}

/// Counts the parameters while their values are read, one after the other.
struct ArgumentPosition {
  private var current = 0

  mutating func next() -> Int {
    defer { current += 1 }
    return current
  }
}

/// A list that comes in pages.
package struct Pages: Sendable {
  /// Fetches the next page, which may be empty; nil at the end.
  let next: @Sendable () async throws -> [Value]?

  /// - Parameter next: called again only when the page before has come.
  package init(next: @escaping @Sendable () async throws -> [Value]?) { self.next = next }
}
